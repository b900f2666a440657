import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains('1 fresh, 1 fresh, but worded otherwise, 0 stale; 63 items, 100.0 % typed, 92.0 % documented')
assert log.contains('[INFO] Written by hand, and compared by signatures: python/geodesy/_native/units.pyi')
assert log.contains('[INFO] Written by hand, and packed instead of the generated stubs: geodesy._native.units')

def stub = new File(basedir, 'python/geodesy/_native/units.pyi')
def copy = new File(basedir, 'target/pyo3stubs/stubs/geodesy/_native/units.pyi')
assert copy.text.readLines()[0..1] == ['# By hand.', '# Written by hand, and copied by pyo3stubs-maven-plugin for geodesy._native.']
assert copy.text.endsWith(stub.text.substring('# By hand.\n'.length()))

def shell = new Shell(buildDirectory, basedir)
def undocumented = shell.fail('mvn package -Dpyo3stubs.requireDocumentation=true')
assert undocumented.contains('5 of 63 public items of libgeodesy.so (linux-x86_64) have no documentation: 92.0 % are documented, and 100 % are required.')
assert undocumented.contains('\n[ERROR]   geodesy._native.Heading.North\n')
assert undocumented.contains('To leave items out: <exemptions> in the POM')
shell.run('mvn package -Dpyo3stubs.requireDocumentation=0.92')

def own = stub.text.replace('degrees: float', 'angle: float')
stub.text = own
def stale = shell.fail('mvn package')
assert stale.contains("[ERROR]   geodesy._native.units.sexagesimal: parameter 'degrees' is called 'angle' in the stub")
assert stale.contains('''
[ERROR] These stubs are written by hand:
[ERROR]   python/geodesy/_native/units.pyi
[ERROR] Correct what is named above. To have them generated instead, correct <handWritten> in the POM.
''')
assert shell.run('mvn pyo3stubs:generate -Dpyo3stubs.overwrite=true').contains(
        '[WARNING] Stale and left as they are, because they are written by hand: python/geodesy/_native/units.pyi.')
assert stub.text == own

assert stub.delete()
assert shell.fail('mvn package').contains(
        '[ERROR]   geodesy._native.units: python/geodesy/_native/units.pyi does not exist')
