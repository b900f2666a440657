use pyo3::prelude::*;

/// A module that adds members at import, which nobody can know before.
#[pymodule(submodule, module = "everything")]
pub mod open_ended {
    use pyo3::prelude::*;

    #[pyfunction]
    fn known() {}

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("added_at_import", 1)
    }
}

/// A module that runs something at import, but cannot add members.
#[cfg(feature = "since-0-30")]
#[pymodule(submodule, module = "everything")]
pub mod completed {
    use pyo3::prelude::*;

    #[pyfunction]
    fn known() {}

    #[pymodule_init]
    fn init() -> PyResult<()> {
        Ok(())
    }
}
