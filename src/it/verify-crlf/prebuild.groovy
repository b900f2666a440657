import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

for (stub in new File(basedir, 'python/geodesy/_native').listFiles()) {
    stub.text = stub.text.replace('\n', '\r\n')
}
return true
