import io.github.pyo3stubs.it.Geodesy
import io.github.pyo3stubs.it.Shell

def wheel = 'dist/geodesy-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'
def log = new File(basedir, 'build.log').text
assert log.contains("""
$wheel carries no stubs of geodesy._native:
[ERROR]   geodesy/_native/__init__.pyi is missing
[ERROR]   geodesy/_native/units.pyi is missing
[ERROR]   geodesy/py.typed is missing
[ERROR]${' '}
[ERROR] A wheel has its stubs from the Python sources that it is built from. Put them right there, and build the wheel again.
[ERROR] Each py.typed is an empty file.
""".trim())

// The command works as pasted, with a directory in the place of the dots.
def command = (log =~ /in the place of the dots: (mvn .+=)…/)[0][1]
def shell = new Shell(buildDirectory, basedir)
shell.run(command + 'python')
def stubs = Geodesy.wheel(quickstart).file('geodesy/py.typed', '')
for (name in ['__init__.pyi', 'units.pyi']) {
    def stub = new File(basedir, "python/geodesy/_native/$name").text
    assert stub == new File(quickstart, "python/geodesy/_native/$name").text
    stubs.file("geodesy/_native/$name", stub)
}
stubs.write(new File(basedir, wheel).toPath())
assert shell.run('mvn package').contains('2 fresh, 0 fresh but for formatting, 0 stale')
