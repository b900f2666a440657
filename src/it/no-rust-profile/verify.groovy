def log = new File(basedir, 'build.log').text
assert log.count('[INFO] Skipped, by pyo3stubs.skip.') == 2
assert log.contains('There is no built library of crate')
assert log.contains('-Dpyo3stubs.skip')
