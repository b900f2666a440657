import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
def command = Shell.repair(log)
assert command == 'mvn pyo3stubs:generate -Dpyo3stubs.attach=false -pl :client'

def shell = new Shell(buildDirectory, basedir)
shell.run(command)
assert shell.run('mvn package').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')

// In the module's own directory the command selects no module; from elsewhere it names the POM.
def stub = new File(basedir, 'client/python/geodesy/_native/units.pyi')
stub.text = stub.text.replace('FOOT: Final', 'FOOT')
assert Shell.repair(new Shell(buildDirectory, new File(basedir, 'client')).fail('mvn package')) == 'mvn pyo3stubs:generate'
command = Shell.repair(new Shell(buildDirectory, new File(basedir, 'documentation')).fail('mvn -f ../pom.xml package -P "strict,!none"'))
assert command == "mvn pyo3stubs:generate -f ${new File(basedir, 'pom.xml').canonicalPath} -P 'strict,!none' -pl :client"
new Shell(buildDirectory, new File(basedir, 'documentation')).run(command)
assert stub.text == new File(quickstart, 'python/geodesy/_native/units.pyi').text
