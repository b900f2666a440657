import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)
return true
