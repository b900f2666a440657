def log = new File(basedir, 'build.log').text
assert log.contains("The output directory, python/generated, and the directory of committed stubs, python, lie in one another.")
assert log.contains('\n[ERROR] mvn pyo3stubs:generate@committed\n')
assert !new File(basedir, 'python/generated').exists()
