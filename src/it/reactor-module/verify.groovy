assert new File(basedir, 'python/target/pyo3stubs/stubs/geodesy/_native.pyi').text.contains('def radians(degrees: SupportsFloat | SupportsIndex) -> float:')

// The parent and the module without a crate are skipped without a message.
assert !new File(basedir, 'target').exists()
assert !new File(basedir, 'documentation/target').exists()
def log = new File(basedir, 'build.log').text
assert log.count('stub file from') == 1
assert !log.contains('Nothing to do')
assert !log.contains('[WARNING]')
