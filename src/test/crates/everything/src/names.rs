use pyo3::prelude::*;

/// Names that need care.
#[pymodule(submodule, module = "everything")]
pub mod names {
    use pyo3::prelude::*;

    /// A keyword of Rust, but not of Python.
    #[pyfunction]
    fn r#type(r#match: bool, r#mod: bool) -> bool {
        r#match && r#mod
    }

    #[pyclass]
    pub struct RawNames {
        #[pyo3(get, set)]
        r#struct: bool,
    }

    #[pymethods]
    impl RawNames {
        fn r#use(&self, r#enum: bool) -> bool {
            self.r#struct && r#enum
        }

        #[getter]
        fn r#box(&self) -> bool {
            self.r#struct
        }
    }

    /// Named like a built-in, which the others of this module use.
    #[allow(non_camel_case_types)]
    #[pyclass]
    pub struct int {}

    #[pyfunction]
    fn takes_both(own: &int, built_in: i64) -> i64 {
        let _ = own;
        built_in
    }

    #[pyfunction]
    fn _begins_with_an_underscore() {}

    #[allow(non_snake_case)]
    #[pyfunction]
    fn größe(länge: f64) -> f64 {
        länge
    }

    /// Answers for every name that the module does not have.
    #[pyfunction]
    #[pyo3(signature = (name, /))]
    fn __getattr__(name: &str) -> bool {
        name.is_empty()
    }
}
