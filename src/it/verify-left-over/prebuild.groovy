import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

def stubs = new File(basedir, 'python/geodesy/_native')
new File(stubs, 'angles.pyi').text = new File(stubs, 'units.pyi').text
new File(stubs, 'mine.pyi').text = 'x: int\n'
return true
