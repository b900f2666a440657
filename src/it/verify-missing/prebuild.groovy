import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

new File(basedir, 'python/geodesy/_native/units.pyi').delete()
new File(basedir, 'python/geodesy/py.typed').delete()
return true
