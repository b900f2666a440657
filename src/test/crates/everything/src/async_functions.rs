use pyo3::prelude::*;

/// Coroutines.
#[pymodule(submodule, module = "everything")]
pub mod async_functions {
    use pyo3::prelude::*;

    #[pyfunction]
    async fn sleeps() {}

    #[pyfunction]
    #[pyo3(signature = (value, *, times = 1))]
    async fn repeats(value: bool, times: u8) -> bool {
        value && times > 0
    }

    #[pyclass]
    pub struct Device {}

    #[pymethods]
    impl Device {
        async fn connects(&self) -> bool {
            true
        }
    }
}
