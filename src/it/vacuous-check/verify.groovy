def log = new File(basedir, 'build.log').text
assert log.contains("outputDirectory (python/generated) and stubsDirectory (python) lie in one another.")
assert log.contains('\n[ERROR] mvn pyo3stubs:generate@committed\n')
assert !new File(basedir, 'python/generated').exists()
