import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

// The package of the other module.
new File(basedir, 'python/geodesy/survey').mkdirs()
return true
