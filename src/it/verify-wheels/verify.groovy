import io.github.pyo3stubs.it.Geodesy
import io.github.pyo3stubs.it.Shell

def name = 'geodesy-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'
def typed = "typed/$name"
def bare = "bare/$name"
def log = new File(basedir, 'build.log').text
def shell = new Shell(buildDirectory, basedir)

// The wheel with stubs.
assert log.contains("2 stub files in $typed against geodesy._native: 2 fresh, 0 fresh, but worded otherwise, 0 stale")
assert !log.contains('[WARNING]')

// As if the next release had another parameter, but its wheel had the stubs of the last release.
def source = new File(quickstart, 'python/geodesy/_native/__init__.pyi').text
def stub = source.replace(', *, altitude: SupportsFloat | SupportsIndex = 0.0', '')
assert stub != source
Geodesy.wheel(quickstart)
        .file('geodesy/_native/__init__.pyi', stub)
        .file('geodesy/_native/units.pyi', new File(quickstart, 'python/geodesy/_native/units.pyi').text)
        .file('geodesy/py.typed', '')
        .write(new File(basedir, typed).toPath())

def failure = shell.fail('mvn package -Dpyo3stubs.libraries=typed')
assert failure.contains("""
The stubs in $typed are stale: 1 of 2 files differs from what geodesy._native declares.
[ERROR]   geodesy._native.distance: parameter 'altitude: SupportsFloat | SupportsIndex = 0.0' is missing
[ERROR]${' '}
[ERROR]   geodesy/_native/__init__.pyi
[ERROR]   @@ -168 @@
""".trim())
assert failure.contains('[ERROR] A wheel has its stubs from the Python sources that it is built from.')

// The wheel without stubs.
assert log.contains("""
$bare carries no stubs of geodesy._native:
[ERROR]   geodesy/_native/__init__.pyi is missing
[ERROR]   geodesy/_native/units.pyi is missing
[ERROR]   geodesy/py.typed is missing
[ERROR]${' '}
[ERROR] A wheel has its stubs from the Python sources that it is built from. Put them right there, and build the wheel again.
[ERROR] Each py.typed is an empty file.
""".trim())

// The command works as pasted, with a directory in the place of the dots.
def command = (log =~ /in the place of the dots: (mvn .+=)…/)[0][1]
shell.run(command + 'python')
def stubs = Geodesy.wheel(quickstart).file('geodesy/py.typed', '')
for (file in ['__init__.pyi', 'units.pyi']) {
    def written = new File(basedir, "python/geodesy/_native/$file").text
    assert written == new File(quickstart, "python/geodesy/_native/$file").text
    stubs.file("geodesy/_native/$file", written)
}
stubs.write(new File(basedir, bare).toPath())
assert shell.run('mvn package -Dpyo3stubs.libraries=bare').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
