use pyo3::prelude::*;

/// Parameters of every kind, and annotations by hand.
#[pymodule(submodule, module = "everything")]
pub mod functions {
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyTuple};

    #[pyfunction]
    fn without_parameters() {}

    #[pyfunction]
    fn positional_or_keyword(first: i32, second: i32) -> i32 {
        first + second
    }

    #[pyfunction]
    #[pyo3(signature = (first, second, /))]
    fn positional_only(first: bool, second: bool) -> bool {
        first && second
    }

    #[pyfunction]
    #[pyo3(signature = (*, first, second = false))]
    fn keyword_only(first: bool, second: bool) -> bool {
        first && second
    }

    #[pyfunction]
    #[pyo3(signature = (first, /, second, *, third))]
    fn mixed(first: bool, second: bool, third: bool) -> bool {
        first && second && third
    }

    #[pyfunction]
    #[pyo3(signature = (*args, **kwargs))]
    fn variadic(args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>) -> bool {
        args.is_none() || kwargs.is_none()
    }

    #[pyfunction]
    #[pyo3(signature = (first, /, second = true, *args, third, fourth = None, **kwargs))]
    fn every_kind(
        first: bool,
        second: bool,
        args: &Bound<'_, PyTuple>,
        third: bool,
        fourth: Option<bool>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> bool {
        first && second && third && fourth.is_none() && args.is_none() && kwargs.is_none()
    }

    /// Neither the interpreter nor the module is a parameter in Python.
    #[pyfunction]
    #[pyo3(pass_module)]
    fn with_module_and_interpreter(_module: &Bound<'_, PyModule>, _py: Python<'_>, value: bool) -> bool {
        value
    }

    #[pyfunction]
    #[pyo3(name = "renamed")]
    fn name_in_rust() {}

    #[pyfunction]
    #[pyo3(signature = (value), text_signature = "(something_else)")]
    fn text_signature_does_not_count(value: bool) -> bool {
        value
    }

    #[cfg(feature = "since-0-26")]
    #[pyfunction]
    #[pyo3(signature = (
        name: "str",
        sizes: "list[int] | tuple[int, ...] | None" = None,
        /,
        mode: "str | None" = "r",
        *args: "str",
        **kwargs: "bool"
    ) -> "dict[str, list[int | None]]")]
    fn annotated_by_hand<'py>(
        name: &Bound<'py, PyAny>,
        sizes: Option<&Bound<'py, PyAny>>,
        mode: &str,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> Bound<'py, PyAny> {
        let _ = (sizes, mode, args, kwargs);
        name.clone()
    }

    /// A converter hides the parameter's type.
    #[pyfunction]
    #[pyo3(signature = (value, other = 1))]
    fn with_converter(#[pyo3(from_py_with = length_of)] value: usize, other: usize) -> usize {
        value + other
    }

    fn length_of(value: &Bound<'_, PyAny>) -> PyResult<usize> {
        value.len()
    }
}
