use pyo3::prelude::*;

pyo3::create_exception!(everything.errors, CreatedError, pyo3::exceptions::PyException, "An error of this module.");
pyo3::import_exception!(decimal, InvalidOperation);

/// What `create_exception!` leaves in the code. A library without the code keeps it, since nothing else tells of the exception.
#[cfg(not(feature = "importable"))]
#[no_mangle]
pub static NAME_OF_CREATED_ERROR: [u8; 31] = *b"everything.errors.CreatedError\0";

/// Exceptions, of which there are no records.
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
