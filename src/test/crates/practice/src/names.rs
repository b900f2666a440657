use pyo3::prelude::*;

/// Names with a meaning of their own. A member that is a keyword takes the list of names from the module.
#[pymodule]
pub mod names {
    use pyo3::prelude::*;

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __all__: [&str; 1] = ["listed"];

    #[pyfunction]
    fn listed() {}

    #[pyclass]
    pub struct Guarded;

    #[pymethods]
    impl Guarded {
        #[new]
        fn new() -> Self {
            Guarded
        }

        fn __mangled(&self) -> i32 {
            1
        }

        fn open(&self) -> i32 {
            self.__mangled()
        }
    }
}
