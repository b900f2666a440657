import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
assert log.contains("""
[ERROR] These files are not marked as generated. The command below replaces them:
[ERROR]   python/geodesy/_native/units.pyi
[ERROR] To bring them up to date: mvn pyo3stubs:generate -Dpyo3stubs.overwrite=true
""".trim())
assert log.contains("[ERROR]   python/geodesy/_native/units.pyi is not marked as generated from this module")
assert new File(basedir, 'python/geodesy/_native/units.pyi').text == '# By hand.\nFOOT: float\n'
