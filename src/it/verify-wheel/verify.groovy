import io.github.pyo3stubs.it.Geodesy
import io.github.pyo3stubs.it.Shell

def wheel = 'dist/geodesy-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'
def log = new File(basedir, 'build.log').text
assert log.contains("2 stub files in $wheel against geodesy._native: 2 fresh, 0 fresh but for formatting, 0 stale")
assert !log.contains('[WARNING]')

// As if the next release had another parameter, and its wheel the stubs of the last.
def source = new File(quickstart, 'python/geodesy/_native/__init__.pyi').text
def stub = source.replace(', *, altitude: SupportsFloat | SupportsIndex = 0.0', '')
assert stub != source
Geodesy.wheel(quickstart)
        .file('geodesy/_native/__init__.pyi', stub)
        .file('geodesy/_native/units.pyi', new File(quickstart, 'python/geodesy/_native/units.pyi').text)
        .file('geodesy/py.typed', '')
        .write(new File(basedir, wheel).toPath())

def failure = new Shell(buildDirectory, basedir).fail('mvn package')
assert failure.contains("""
The stubs in $wheel are stale: 1 of 2 files differs from what geodesy._native declares.
[ERROR]   geodesy._native.distance: parameter 'altitude: SupportsFloat | SupportsIndex = 0.0' is missing
[ERROR]${' '}
[ERROR]   geodesy/_native/__init__.pyi
[ERROR]   @@ -167,1 +167,1 @@
""".trim())
assert failure.contains('[ERROR] A wheel has its stubs from the Python sources that it is built from.')
