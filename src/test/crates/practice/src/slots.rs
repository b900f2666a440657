use pyo3::prelude::*;

/// Methods that Python calls by itself take no keywords.
#[pymodule]
pub mod slots {
    use pyo3::exceptions::PyKeyError;
    use pyo3::prelude::*;

    #[pyclass]
    pub struct Bag {
        next: i32,
    }

    #[pymethods]
    impl Bag {
        #[new]
        fn new(next: i32) -> Self {
            Bag { next }
        }

        fn __eq__(&self, other: i32) -> bool {
            self.next == other
        }

        fn __add__(&self, other: i32) -> i32 {
            self.next + other
        }

        fn __getitem__(&self, key: i32) -> PyResult<i32> {
            if key < self.next {
                Ok(key)
            } else {
                Err(PyKeyError::new_err(key))
            }
        }

        fn __contains__(&self, item: i32) -> bool {
            item < self.next
        }

        fn __call__(&self, times: i32) -> i32 {
            self.next * times
        }

        fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __next__(&mut self) -> Option<i32> {
            self.next -= 1;
            (self.next >= 0).then_some(self.next)
        }

        fn __enter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        #[pyo3(signature = (kind = None, value = None, traceback = None))]
        fn __exit__(
            &self,
            kind: Option<&Bound<'_, PyAny>>,
            value: Option<&Bound<'_, PyAny>>,
            traceback: Option<&Bound<'_, PyAny>>,
        ) -> bool {
            let _ = (kind, value, traceback);
            false
        }

        fn __copy__(&self) -> Self {
            Bag { next: self.next }
        }
    }

    #[pyclass]
    pub struct Lines {
        left: usize,
    }

    #[pymethods]
    impl Lines {
        #[new]
        fn new(left: usize) -> Self {
            Lines { left }
        }

        fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __next__(&mut self) -> PyResult<Option<String>> {
            if self.left == 0 {
                return Ok(None);
            }
            self.left -= 1;
            Ok(Some(self.left.to_string()))
        }
    }
}
