import io.github.pyo3stubs.it.Cargo
import io.github.pyo3stubs.it.StubTools

return Cargo.isThere(requireCargo) && StubTools.areThere(buildDirectory, requirePython)
