import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains('the stub of module harbour declares 18 classes and 6 functions that no module lists.')
assert log.contains('Forecast')
assert log.contains('1 fresh, 0 fresh, but worded otherwise, 0 stale')
assert new File(basedir, 'target/pyo3stubs/stubs/harbour/__init__.pyi').text.contains('class Ship:')

// Without the parameter a warning offers it, and the module is empty.
def shell = new Shell(buildDirectory, basedir)
def warned = shell.run('mvn package -Dpyo3stubs.verify.skip')
assert warned.contains('To declare in it the 21 classes and 7 functions that no module lists: -Dpyo3stubs.unlisted=harbour')
assert !new File(basedir, 'target/pyo3stubs/stubs/harbour/__init__.pyi').text.contains('class ')

// A module that there is not.
def misnamed = shell.fail('mvn package -Dpyo3stubs.unlisted=harbor')
assert misnamed.contains(" names the module 'harbor', which does not exist. There are: harbour.")
