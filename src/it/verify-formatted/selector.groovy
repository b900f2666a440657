import io.github.pyo3stubs.it.StubTools

return StubTools.areThere(buildDirectory, requirePython)
