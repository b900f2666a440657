use pyo3::prelude::*;

/// One class in two modules.
#[pymodule]
pub mod shared {
    use pyo3::prelude::*;

    #[pyclass]
    pub struct Point {
        pub x: i32,
    }

    #[pymethods]
    impl Point {
        #[new]
        fn new(x: i32) -> Self {
            Point { x }
        }
    }

    #[pyfunction]
    fn origin() -> Point {
        Point { x: 0 }
    }
}
