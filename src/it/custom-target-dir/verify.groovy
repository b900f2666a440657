// The stubs of the second build; `clean` removed those of the first.
assert new File(basedir, 'target/pyo3stubs/stubs/geodesy/_native.pyi').text.contains('def radians(degrees: SupportsFloat | SupportsIndex) -> float:')

assert new File(basedir, 'built/by-cargo/release/libcustom_target_dir.so').exists()
assert new File(basedir, 'elsewhere/release/libcustom_target_dir.so').exists()
assert !new File(basedir, 'target/release').exists()

def log = new File(basedir, 'build.log').text
assert log.count('1 stub file from libcustom_target_dir.so') == 2
assert log.count('1 written, 0 unchanged') == 2
