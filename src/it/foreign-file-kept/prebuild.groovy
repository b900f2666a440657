import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

new File(basedir, 'python/geodesy/_native/units.pyi').text = '# By hand.\nFOOT: float\n'
return true
