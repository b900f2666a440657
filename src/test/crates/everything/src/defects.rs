use pyo3::prelude::*;

pyo3::import_exception!(socket, gaierror);

/// Its constructor's first parameter is called self.
#[cfg(feature = "since-0-28")]
#[pyclass(module = "everything.defects", new = "from_fields")]
pub struct MadeFromFields {
    #[pyo3(get)]
    first: bool,
    #[pyo3(get)]
    second: Option<bool>,
}

/// What PyO3's own program cannot read, or writes wrongly.
#[pymodule(submodule, module = "everything")]
pub mod defects {
    use pyo3::prelude::*;
    use pyo3::types::{PyCFunction, PyList, PyTraceback};

    /// A type without a record: the quotes in its id are not escaped, so the module's record is no JSON.
    #[pymodule]
    mod exported_native_type {
        use pyo3::prelude::*;

        #[pymodule_export]
        use pyo3::exceptions::PyValueError;

        #[pyfunction]
        fn beside_it() {}
    }

    /// From 0.26.0 to 0.29.0 the list of members begins with a comma.
    #[pymodule]
    mod first_members_compiled_out {
        use pyo3::prelude::*;

        #[cfg(any())]
        #[pyfunction]
        fn first() {}

        #[cfg(any())]
        #[pyfunction]
        fn second() {}

        #[pyfunction]
        fn third() {}
    }

    /// Exported by two modules.
    #[pymodule_export]
    use crate::properties::properties::WithMethods;

    /// Exported by its own module and, under another name, by this one.
    #[pymodule_export]
    use crate::everything::RootClass as OtherName;

    #[cfg(feature = "since-0-28")]
    #[pymodule_export]
    use super::MadeFromFields;

    /// The hint has module and name swapped.
    #[pyfunction]
    fn takes_an_imported_error(error: Bound<'_, super::gaierror>) -> bool {
        error.is_none()
    }

    /// The modules that the annotations name are not imported.
    #[cfg(feature = "since-0-26")]
    #[pyfunction]
    #[pyo3(signature = (
        callback: "collections.abc.Callable[[int, str], bool]",
        mode: "typing.Literal['r', \"w\"]" = "r",
    ) -> "RootClass | None")]
    fn annotated_by_hand<'py>(callback: Bound<'py, PyAny>, mode: &str) -> Bound<'py, PyAny> {
        let _ = mode;
        callback
    }

    /// The hints name types that cannot be imported.
    #[pyfunction]
    fn takes_types_without_a_name(traceback: Bound<'_, PyTraceback>, function: Bound<'_, PyCFunction>) -> bool {
        traceback.is_none() && function.is_none()
    }

    #[pyfunction]
    #[pyo3(name = "class")]
    fn keyword_as_a_function() {}

    #[pyclass(name = "None")]
    pub struct KeywordAsAClass {}

    #[pyfunction]
    fn keywords_as_parameters(lambda: bool, def: bool) -> bool {
        lambda && def
    }

    #[pymodule]
    #[pyo3(name = "import")]
    mod keyword_as_a_module {
        use pyo3::prelude::*;

        #[pyfunction]
        fn hidden_by_its_module() {}
    }

    /// Members named like the types and decorators of those after them.
    #[pyclass]
    pub struct Shadows {
        #[pyo3(get, set)]
        property: bool,
        #[pyo3(get)]
        int: i32,
    }

    #[pymethods]
    impl Shadows {
        fn list(&self) -> bool {
            self.property
        }

        fn takes_a_list<'py>(&self, value: Bound<'py, PyList>) -> Bound<'py, PyList> {
            value
        }
    }

    /// In-place operators are said to return nothing.
    #[pyclass]
    pub struct InPlace {
        value: i64,
    }

    #[pymethods]
    impl InPlace {
        fn __iadd__(&mut self, other: i64) {
            self.value += other;
        }

        fn __ipow__(&mut self, exponent: i64, _modulus: Option<i64>) {
            self.value ^= exponent;
        }
    }

    #[pyclass(sequence)]
    pub struct AddsInTwoWays {}

    #[pymethods]
    impl AddsInTwoWays {
        fn __add__(&self, other: i64) -> i64 {
            other
        }

        fn __concat__(&self, other: i64) -> i64 {
            other
        }
    }

    #[pyclass]
    pub struct SetterAlone {
        value: bool,
    }

    #[pymethods]
    impl SetterAlone {
        #[setter]
        fn set_only_written(&mut self, value: bool) {
            self.value = value;
        }
    }

    /// A NUL before a digit, which Python would read as an octal number.
    #[pyfunction]
    #[pyo3(signature = (value = "\08"))]
    fn nul_before_a_digit(value: &str) -> bool {
        value.is_empty()
    }
}
