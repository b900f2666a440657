use pyo3::prelude::*;

/// Properties, by fields and by methods.
#[pymodule(submodule, module = "everything")]
pub mod properties {
    use pyo3::prelude::*;

    #[pyclass]
    pub struct WithFields {
        /// Can be read.
        #[pyo3(get)]
        read: i32,
        #[pyo3(get, set)]
        read_and_written: f64,
        #[pyo3(get, name = "renamed")]
        name_in_rust: bool,
        #[pyo3(get, set)]
        anything: Py<PyAny>,
        #[pyo3(get)]
        other: Py<crate::everything::RootClass>,
        #[allow(dead_code)]
        hidden: u8,
    }

    #[pyclass]
    pub struct WithMethods {
        value: i32,
    }

    #[pymethods]
    impl WithMethods {
        /// Read by a method.
        #[getter]
        fn read(&self) -> i32 {
            self.value
        }

        #[getter]
        fn value(&self) -> i32 {
            self.value
        }

        #[setter]
        fn set_value(&mut self, value: i32) {
            self.value = value;
        }

        #[getter(renamed)]
        fn name_of_getter_in_rust(&self) -> Option<i32> {
            Some(self.value)
        }

        #[setter(renamed)]
        fn name_of_setter_in_rust(&mut self, new_value: Option<i32>) -> PyResult<()> {
            self.value = new_value.unwrap_or(0);
            Ok(())
        }

        #[cfg(feature = "since-0-28")]
        #[getter]
        fn deletable(&self) -> i32 {
            self.value
        }

        #[cfg(feature = "since-0-28")]
        #[setter]
        fn set_deletable(&mut self, value: i32) {
            self.value = value;
        }

        #[cfg(feature = "since-0-28")]
        #[deleter]
        fn delete_deletable(&mut self) {
            self.value = 0;
        }
    }
}
