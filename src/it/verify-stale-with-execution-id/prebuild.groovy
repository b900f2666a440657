import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

// As if the parameter were newer than the stub.
def stub = new File(basedir, 'python/geodesy/_native/__init__.pyi')
stub.text = stub.text.replace(', altitude: SupportsFloat | SupportsIndex = 0.0', '').replace(' = None, *)', ' = None)')
return true
