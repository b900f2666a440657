def library = 'target/release/libfeature_off.so'
def log = new File(basedir, 'build.log').text
assert log.contains("$library (ELF, linux-x86_64): PyO3 left no description of the module '_native' in it")
assert log.contains('its feature experimental-inspect is off')
assert log.contains('Add the feature in Cargo.toml (pyo3 = { version = "0.30", features = ["experimental-inspect"] }')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/pyo3stubs').exists()
