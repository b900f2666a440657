def log = new File(basedir, 'build.log').text
assert log.contains("outputDirectory ($basedir.canonicalPath/python/generated) and stubsDirectory ($basedir.canonicalPath/python) lie in one another.")
assert !new File(basedir, 'python/generated').exists()
