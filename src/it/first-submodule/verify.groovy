import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains('The committed stubs are stale: 3 of 3 files differ')
assert log.contains('[ERROR]   python/geodesy/_native.pyi is left over')
assert log.contains('[ERROR]   python/geodesy/_native/__init__.pyi is missing')

def shell = new Shell(buildDirectory, basedir)
shell.run(Shell.repair(log))
assert shell.run('mvn package').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
assert !new File(basedir, 'python/geodesy/_native.pyi').exists()

// The user has to move away a file that is not marked.
def mine = new File(basedir, 'python/geodesy/_native.pyi')
mine.text = 'x: int\n'
def told = shell.fail('mvn package')
assert told.contains('[ERROR]   python/geodesy/_native.pyi is hidden by python/geodesy/_native/__init__.pyi')
assert told.contains('Move away python/geodesy/_native.pyi: it is not marked as generated')
assert shell.fail('mvn pyo3stubs:generate -Dpyo3stubs.overwrite=true').contains('would be hidden by')
assert mine.text == 'x: int\n'
