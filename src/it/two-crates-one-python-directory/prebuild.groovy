import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

// Those of the other module are as old as the directory.
new File(basedir, 'python/geodesy/survey').mkdirs()
return true
