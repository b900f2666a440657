def log = new File(basedir, 'build.log').text
assert log.contains('2 stub files in python against libgeodesy.so (linux-x86_64): 0 fresh, 2 fresh, but worded otherwise, 0 stale')
assert log.contains('2 stub files in python: 0 written, 2 unchanged')
assert log.contains('The committed stubs are stale: 2 of 2 files differ')
assert log.contains('[ERROR]   python/geodesy/_native/__init__.pyi differs in wording only')
assert log.contains('To bring them up to date: mvn pyo3stubs:generate -Dpyo3stubs.comparison=exact')
