assert new File(basedir, 'target/release/libworkspace_member.so').exists()
assert !new File(basedir, 'crates/python/target').exists()
assert new File(basedir, 'target/pyo3stubs/stubs/geodesy/_native.pyi').text.contains('def radians(degrees: SupportsFloat | SupportsIndex) -> float:')
