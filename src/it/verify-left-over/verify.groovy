import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains('The committed stubs are stale: 1 of 3 files differs')
assert log.contains('[ERROR]   python/geodesy/_native/angles.pyi is left over')

def shell = new Shell(buildDirectory, basedir)
assert shell.run(Shell.repair(log)).contains('[INFO] Removed python/geodesy/_native/angles.pyi')
assert shell.run('mvn package').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
assert new File(basedir, 'python/geodesy/_native').list().sort() == ['__init__.pyi', 'mine.pyi', 'units.pyi']
