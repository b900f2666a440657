use pyo3::prelude::*;

pyo3::create_exception!(everything.errors, CreatedError, pyo3::exceptions::PyException, "An error of this module.");
pyo3::import_exception!(decimal, InvalidOperation);

/// Exceptions, of which there are no records, so that the module is incomplete.
#[pymodule(submodule, module = "everything")]
pub mod errors {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::{CreatedError, InvalidOperation};

    #[pyfunction]
    fn raises() -> PyResult<()> {
        Err(CreatedError::new_err("raised"))
    }

    #[pyfunction]
    fn takes_a_created_error(error: Bound<'_, CreatedError>) -> bool {
        error.is_none()
    }
}
