import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

def stubs = new File(basedir, 'python/geodesy/_native')
def whole = new File(stubs, '__init__.pyi').text
stubs.deleteDir()
new File(basedir, 'python/geodesy/_native.pyi').text = whole
return true
