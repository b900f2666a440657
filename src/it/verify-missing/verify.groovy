import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains('The committed stubs are stale: 1 of 2 files differs from what libgeodesy.so (linux-x86_64) declares.')
assert log.contains('[ERROR]   python/geodesy/_native/units.pyi is missing')
assert log.contains('[WARNING] python/geodesy/py.typed is missing.')

def shell = new Shell(buildDirectory, basedir)
shell.run(Shell.repair(log))
assert shell.run('mvn package').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
assert !new File(basedir, 'python/geodesy/py.typed').exists()
