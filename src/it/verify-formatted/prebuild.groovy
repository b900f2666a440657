import io.github.pyo3stubs.it.Geodesy
import io.github.pyo3stubs.it.StubTools

Geodesy.copy(quickstart, basedir)
def stubs = new File(basedir, 'python/geodesy/_native')
StubTools.run(buildDirectory, 'ruff', 'format', '--quiet', "$stubs/__init__.pyi")
StubTools.run(buildDirectory, 'black', '--quiet', '--line-length=50', "$stubs/units.pyi")
return true
