use pyo3::prelude::*;

/// Classes, what they are made of and how they inherit.
#[pymodule(submodule, module = "everything")]
pub mod classes {
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyTuple, PyType};

    /// A class without anything.
    #[pyclass]
    pub struct Empty {}

    #[pyclass(name = "Renamed")]
    pub struct NameInRust {}

    #[pyclass(module = "elsewhere.package")]
    pub struct OfAnotherModule {}

    #[pyclass(frozen)]
    pub struct WithConstructor {
        width: u32,
    }

    #[pymethods]
    impl WithConstructor {
        /// The largest there may be.
        #[classattr]
        const LARGEST: u32 = 1000;

        #[classattr]
        const SUM: u32 = 1 + 2;

        #[new]
        #[pyo3(signature = (width = 1, *, height = None))]
        fn new(width: u32, height: Option<u32>) -> Self {
            Self { width: width + height.unwrap_or(0) }
        }

        /// A method.
        fn method(&self, factor: u32) -> u32 {
            self.width * factor
        }

        #[pyo3(signature = (*args, key = "k", **kwargs))]
        fn variadic(&self, args: &Bound<'_, PyTuple>, key: &str, kwargs: Option<&Bound<'_, PyDict>>) -> bool {
            args.is_none() && key.is_empty() && kwargs.is_none()
        }

        #[pyo3(name = "renamed")]
        fn name_in_rust(&self) {}

        #[classmethod]
        fn class_method(_cls: &Bound<'_, PyType>, width: u32) -> Self {
            Self { width }
        }

        #[staticmethod]
        fn static_method(width: u32) -> PyResult<Self> {
            Ok(Self { width })
        }

        #[classattr]
        fn computed() -> u32 {
            7
        }

        #[classattr]
        #[pyo3(name = "computed_and_renamed")]
        fn name_of_attribute_in_rust() -> &'static str {
            "value"
        }

        /// Gives the same class.
        fn itself(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn takes_its_like(&self, other: &Self) -> bool {
            self.width == other.width
        }
    }

    /// Can be subclassed; its instances are larger than those of object.
    #[pyclass(subclass)]
    pub struct Base {
        #[allow(dead_code)]
        size: u64,
    }

    #[pymethods]
    impl Base {
        #[new]
        fn new() -> Self {
            Self { size: 0 }
        }
    }

    /// Adds nothing to its base.
    #[pyclass(extends = Base, subclass, frozen)]
    pub struct Middle {}

    #[pyclass(extends = Middle, frozen)]
    pub struct Last {}

    #[pyclass(extends = PyDict)]
    pub struct DictWithMore {}

    #[pyclass(extends = pyo3::exceptions::PyValueError)]
    pub struct ErrorWithMore {}

    #[pyclass(subclass, dict, weakref)]
    pub struct WithDictAndWeakReferences {}

    #[pyclass(unsendable, subclass)]
    pub struct Unsendable {}

    #[cfg(feature = "since-0-26")]
    #[pyclass(generic)]
    pub struct Generic {}

    #[pyclass(eq, ord, hash, frozen, str = "{value}")]
    #[derive(PartialEq, PartialOrd, Hash)]
    pub struct Derived {
        value: u8,
    }

    /// Fields that Python reads, writes or both.
    #[pyclass(get_all)]
    pub struct AllReadable {
        first: bool,
        second: Option<u8>,
    }

    #[pyclass(get_all, set_all)]
    pub struct AllWritable {
        first: bool,
        second: Option<u8>,
    }
}
