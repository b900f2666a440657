assert new File(basedir, 'python/target/release/libcrate_beside_the_module.so').exists()
assert new File(basedir, 'java/target/pyo3stubs/stubs/geodesy/_native.pyi').text.contains('def radians(degrees: SupportsFloat | SupportsIndex) -> float:')
assert !new File(basedir, 'python/target/pyo3stubs').exists()
