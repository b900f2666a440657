//! Every macro of PyO3 that makes a member of a class, for members that exist and for members that `#[cfg]` leaves out.
//! PyO3 describes both. The names of those that are left out begin with `absent`, in any case.
use pyo3::prelude::*;

#[pymodule]
mod members {
    #[pymodule_export]
    use super::{AllFields, Attributes, Complex, Ends, Fields, Methods, Properties, Shouting, Unit};
}

#[pyclass(dict, weakref)]
struct Methods;

#[pymethods]
impl Methods {
    #[new]
    fn new() -> Self {
        Methods
    }

    fn method(&self) {}

    fn m(&self) {}

    fn _with_underscore(&self, value: i32) -> i32 {
        value
    }

    fn __private(&self) {}

    fn r#type(&self) {}

    fn größe(&self) -> usize {
        0
    }

    async fn asynchronous(&self) {}

    #[pyo3(name = "renamed", signature = (first, *, second = None))]
    fn rust_name(&self, first: i32, second: Option<i32>) -> i32 {
        first + second.unwrap_or_default()
    }

    #[staticmethod]
    fn static_method() {}

    #[classmethod]
    fn class_method(_cls: &Bound<'_, pyo3::types::PyType>) {}

    fn __len__(&self) -> usize {
        0
    }

    fn __enter__(&self) {}

    #[cfg(any())]
    fn absent_method(&self) {}

    #[cfg(any())]
    #[pyo3(name = "absent_renamed")]
    fn rust_name_of_absent(&self) {}

    #[cfg(any())]
    #[staticmethod]
    fn absent_static_method() {}

    #[cfg(any())]
    #[classmethod]
    fn absent_class_method(_cls: &Bound<'_, pyo3::types::PyType>) {}
}

#[pyclass]
struct Properties {
    value: i32,
}

#[pymethods]
impl Properties {
    #[getter]
    fn read(&self) -> i32 {
        self.value
    }

    #[getter]
    fn both(&self) -> i32 {
        self.value
    }

    #[setter]
    fn set_both(&mut self, value: i32) {
        self.value = value;
    }

    #[setter]
    fn set_written(&mut self, value: i32) {
        self.value = value;
    }

    #[getter(named)]
    fn rust_name(&self) -> i32 {
        self.value
    }

    #[cfg(any())]
    #[getter]
    fn absent_read(&self) -> i32 {
        self.value
    }

    #[cfg(any())]
    #[setter]
    fn set_absent_written(&mut self, value: i32) {
        self.value = value;
    }
}

#[pyclass(subclass)]
struct Attributes;

#[pymethods]
impl Attributes {
    #[classattr]
    const CONSTANT: i32 = 1;

    #[classattr]
    #[pyo3(name = "RENAMED_CONSTANT")]
    const OTHER: &'static str = "other";

    #[classattr]
    fn computed() -> i32 {
        2
    }

    #[classattr]
    fn itself() -> Self {
        Attributes
    }

    #[cfg(any())]
    #[classattr]
    const ABSENT_CONSTANT: i32 = 3;

    #[cfg(any())]
    #[classattr]
    fn absent_computed() -> i32 {
        4
    }
}

#[pyclass]
struct Fields {
    #[pyo3(get)]
    read: i32,
    #[pyo3(get, set)]
    written: String,
    #[pyo3(get, set, name = "renamed_field")]
    other: Option<i32>,
    #[pyo3(set)]
    set_only: f64,
    #[pyo3(get)]
    object: Py<PyAny>,
    #[cfg(any())]
    #[pyo3(get)]
    absent_field: i32,
}

#[pyclass(get_all, set_all)]
struct AllFields {
    first: i32,
    second: Vec<String>,
}

#[pyclass(rename_all = "SCREAMING-KEBAB-CASE", get_all)]
struct Shouting {
    one: i32,
}

#[pyclass(eq, eq_int)]
#[derive(PartialEq)]
enum Unit {
    Present,
    #[pyo3(name = "RENAMED")]
    Named,
    #[cfg(any())]
    Absent,
}

#[pymethods]
impl Unit {
    fn of_an_enum(&self) {}

    #[cfg(any())]
    fn absent_of_an_enum(&self) {}
}

#[pyclass]
enum Complex {
    Tuple(i32, String),
    Struct { field: i32, other: String },
    Empty {},
}

#[pymethods]
impl Complex {
    fn of_a_complex_enum(&self) {}

    #[cfg(any())]
    fn absent_of_a_complex_enum(&self) {}
}

/// Names that are the ends of others. A linker may store only the longest.
#[pyclass]
struct Ends;

#[pymethods]
impl Ends {
    fn end(&self) {}

    fn the_end(&self) {}

    fn this_is_the_end(&self) {}

    fn holds_absent_tail(&self) {}

    #[cfg(any())]
    fn absent_tail(&self) {}
}
