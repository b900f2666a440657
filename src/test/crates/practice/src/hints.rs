use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use pyo3::{type_hint_identifier, type_hint_subscript};
use std::convert::Infallible;

/// The empty tuple.
pub struct Nothing;

impl<'py> IntoPyObject<'py> for Nothing {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "tuple"), type_hint_identifier!("builtins", "()"));

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(PyTuple::empty(py))
    }
}

/// A list of what Python does not have.
pub struct Unknown;

impl<'py> IntoPyObject<'py> for Unknown {
    type Target = PyList;
    type Output = Bound<'py, PyList>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "list"), type_hint_identifier!("builtins", "string"));

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(PyList::empty(py))
    }
}

/// Type hints that authors write.
#[pymodule]
pub mod hints {
    use super::{Nothing, Unknown};
    use pyo3::prelude::*;

    #[pyfunction]
    fn nothing() -> Nothing {
        Nothing
    }

    #[pyfunction]
    fn unknown() -> Unknown {
        Unknown
    }
}
