import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains(': The committed stubs are stale: 1 of 2 files differs from what libgeodesy.so (linux-x86_64) declares.')
assert log.contains("""
[ERROR]   geodesy._native.distance: parameter 'altitude: SupportsFloat | SupportsIndex = 0.0' is missing
[ERROR]${' '}
[ERROR]   python/geodesy/_native/__init__.pyi
[ERROR]   @@ -168 @@
[ERROR]   -def distance(start: Position, end: Position, /, ellipsoid: Ellipsoid | None = None) -> Length:
[ERROR]   +def distance(start: Position, end: Position, /, ellipsoid: Ellipsoid | None = None, *, altitude: SupportsFloat | SupportsIndex = 0.0) -> Length:
[ERROR]${' '}
[ERROR] To bring them up to date: mvn pyo3stubs:generate
""".trim())

def shell = new Shell(buildDirectory, basedir)
assert shell.run(Shell.repair(log)).contains('[INFO] Wrote python/geodesy/_native/__init__.pyi')
assert shell.run('mvn package').contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
for (name in ['__init__.pyi', 'units.pyi']) {
    assert new File(basedir, "python/geodesy/_native/$name").text == new File(quickstart, "python/geodesy/_native/$name").text
}
