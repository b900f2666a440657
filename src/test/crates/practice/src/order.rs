use pyo3::prelude::*;

/// A method of which one of two definitions is compiled. PyO3 describes both.
#[pymodule]
pub mod order {
    use pyo3::prelude::*;

    #[pyclass]
    pub struct Process;

    #[pymethods]
    impl Process {
        #[new]
        fn new() -> Self {
            Process
        }

        #[cfg(not(windows))]
        #[pyo3(signature = (signal = None))]
        fn terminate(&self, signal: Option<i32>) {
            let _ = signal;
        }

        #[cfg(windows)]
        #[pyo3(signature = (exit_code = 1))]
        fn terminate(&self, exit_code: u32) -> bool {
            exit_code == 0
        }
    }
}
