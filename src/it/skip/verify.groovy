def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] Skipped, by pyo3stubs.skip.')
assert log.contains('[INFO] Skipped, by pyo3stubs.generate.skip.')
assert !new File(basedir, 'target').exists()
