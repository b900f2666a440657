import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
def command = Shell.repair(log)
assert command == 'mvn pyo3stubs:generate@stubs'

// Without the id the goal does not know the stubs, and says so.
def shell = new Shell(buildDirectory, basedir)
def libraries = '-Dpyo3stubs.libraries=dist/libgeodesy.so -Dpyo3stubs.moduleName=geodesy._native'
def stub = new File(basedir, 'python/geodesy/_native/__init__.pyi')
def stale = stub.text
def told = shell.run("mvn pyo3stubs:generate $libraries")
assert told.contains('[WARNING] The committed stubs are left as they are: stubsDirectory is set in the execution stubs only')
assert told.contains('mvn pyo3stubs:generate@stubs')
assert stub.text == stale
assert shell.fail("mvn pyo3stubs:verify $libraries").contains('mvn pyo3stubs:verify@stubs')

assert shell.run(command).contains('[INFO] Wrote python/geodesy/_native/__init__.pyi')
assert shell.run('mvn package').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
