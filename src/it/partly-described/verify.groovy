import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains('1 stub file in python against libtwo.so (linux-x86_64): 0 fresh, 1 fresh, but worded otherwise, 0 stale')
assert log.contains('1 name in the stubs cannot be checked, because the library describes the modules only partly: two.Torn')
assert log.count('Described only partly') == 1
assert !log.contains('[WARNING]')

// generate keeps the name when another declaration is stale.
def stub = new File(basedir, 'python/two/__init__.pyi')
stub.text = stub.text.replace('def tear()', 'def tear(size: int)')
def shell = new Shell(buildDirectory, basedir)
def failed = shell.fail('mvn package')
assert failed.contains("two.tear: parameter 'size: int' is not in the library")
assert !failed.contains('two.Torn: ')
shell.run(Shell.repair(failed))
assert stub.text.contains('class Torn(OSError): ...') && stub.text.contains('def tear(): ...')
assert shell.run('mvn package').contains(' 0 stale')

// The additional name of the stub replaces __getattr__.
stub.text = stub.text.readLines().findAll { !it.contains('Incomplete') }.join('\n') + '\n'
assert shell.run('mvn package').contains(' 0 stale')
