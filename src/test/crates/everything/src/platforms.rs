use pyo3::prelude::*;

/// What only some platforms have.
#[pymodule(submodule, module = "everything")]
pub mod platforms {
    use pyo3::prelude::*;

    #[pyfunction]
    fn everywhere() {}

    #[cfg(target_os = "linux")]
    #[pyfunction]
    fn only_on_linux(descriptor: i32) -> bool {
        descriptor > 0
    }

    #[cfg(target_os = "macos")]
    #[pyfunction]
    fn only_on_macos() {}

    #[cfg(windows)]
    #[pyclass]
    pub struct OnlyOnWindows {}

    #[cfg(target_family = "wasm")]
    #[pyfunction]
    fn only_on_wasm() {}

    #[cfg(unix)]
    #[pymodule_export]
    const SEPARATOR: &str = "/";

    #[cfg(not(unix))]
    #[pymodule_export]
    const SEPARATOR: &str = "\\";
}
