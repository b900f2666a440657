import io.github.pyo3stubs.it.Cargo

return Cargo.isThere(requireCargo)
