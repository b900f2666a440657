use pyo3::prelude::*;

/// Parameters whose names are keywords of Python.
#[pymodule]
pub mod keywords {
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyTuple};

    #[pyfunction]
    fn copy(from: &str, to: &str) -> usize {
        from.len() + to.len()
    }

    #[pyfunction]
    #[pyo3(signature = (to, *, from = "here"))]
    fn keyed(to: &str, from: &str) -> usize {
        from.len() + to.len()
    }

    #[pyfunction]
    #[pyo3(signature = (to, *, from, r#in = 1))]
    fn required(to: &str, from: &str, r#in: i32) -> usize {
        from.len() + to.len() + r#in as usize
    }

    #[pyfunction]
    #[pyo3(signature = (*, r#in = 1, **options))]
    fn with_options(r#in: i32, options: Option<&Bound<'_, PyDict>>) -> i32 {
        let _ = options;
        r#in
    }

    #[pyfunction]
    #[pyo3(signature = (global = 1, *is, **with))]
    fn star(global: i32, is: &Bound<'_, PyTuple>, with: Option<&Bound<'_, PyDict>>) -> i32 {
        let _ = (is, with);
        global
    }

    #[pyclass]
    pub struct Edge {
        #[pyo3(get)]
        to: i32,
    }

    #[pymethods]
    impl Edge {
        #[new]
        fn new(from: i32, to: i32) -> Self {
            Edge { to: from + to }
        }

        #[staticmethod]
        #[pyo3(signature = (from, to = None))]
        fn make(from: i32, to: Option<i32>) -> Self {
            Edge { to: to.unwrap_or(from) }
        }

        #[pyo3(signature = (*, lambda = 1))]
        fn scaled(&self, lambda: i32) -> i32 {
            self.to * lambda
        }
    }

    #[pyclass]
    pub enum Hop {
        Jump { from: i32, to: i32 },
        Rest { is: bool },
    }
}
