use pyo3::prelude::*;

/// A module that adds members at import, of which there are no records.
#[pymodule]
pub mod open_ended {
    use pyo3::prelude::*;

    #[pyfunction]
    fn described() -> i32 {
        1
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("undescribed", 2)
    }
}
