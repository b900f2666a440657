import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

new File(basedir, 'dist').deleteDir()
return true
