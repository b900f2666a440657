//! Classes with every method that PyO3 knows by name, and others that Python calls by itself. All arguments may be anything, so that
//! calls differ in nothing but their keywords.
#![allow(unused_variables)]

use pyo3::prelude::*;

#[pymodule]
mod slots {
    use pyo3::basic::CompareOp;
    use pyo3::prelude::*;

    type Any<'py> = Bound<'py, PyAny>;

    /// Operators, and their reflections.
    #[pyclass]
    pub struct Operators {}

    #[pymethods]
    impl Operators {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __lt__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __le__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __eq__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __ne__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __gt__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __ge__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __add__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __radd__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __sub__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rsub__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __mul__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rmul__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __matmul__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rmatmul__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __floordiv__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rfloordiv__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __truediv__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rtruediv__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __divmod__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rdivmod__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __mod__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rmod__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __lshift__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rlshift__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rshift__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rrshift__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __and__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rand__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __xor__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __rxor__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __or__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __ror__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __pow__(&self, value: Any<'_>, modulus: Any<'_>) -> bool {
            true
        }

        fn __rpow__(&self, value: Any<'_>, modulus: Any<'_>) -> bool {
            true
        }

        fn __pos__(&self) -> bool {
            true
        }

        fn __neg__(&self) -> bool {
            true
        }

        fn __abs__(&self) -> bool {
            true
        }

        fn __invert__(&self) -> bool {
            true
        }

        fn __int__(&self) -> i32 {
            1
        }

        fn __index__(&self) -> i32 {
            1
        }

        fn __float__(&self) -> f64 {
            1.0
        }

        fn __bool__(&self) -> bool {
            true
        }
    }

    /// Operators that change their first operand.
    #[pyclass]
    pub struct InPlace {}

    #[pymethods]
    impl InPlace {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __iadd__(&mut self, value: Any<'_>) {}

        fn __isub__(&mut self, value: Any<'_>) {}

        fn __imul__(&mut self, value: Any<'_>) {}

        fn __imatmul__(&mut self, value: Any<'_>) {}

        fn __itruediv__(&mut self, value: Any<'_>) {}

        fn __ifloordiv__(&mut self, value: Any<'_>) {}

        fn __imod__(&mut self, value: Any<'_>) {}

        fn __ilshift__(&mut self, value: Any<'_>) {}

        fn __irshift__(&mut self, value: Any<'_>) {}

        fn __iand__(&mut self, value: Any<'_>) {}

        fn __ixor__(&mut self, value: Any<'_>) {}

        fn __ior__(&mut self, value: Any<'_>) {}

        fn __ipow__(&mut self, value: Any<'_>, modulus: Any<'_>) {}
    }

    /// All comparisons at once.
    #[pyclass]
    pub struct Compared {}

    #[pymethods]
    impl Compared {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __richcmp__(&self, value: Any<'_>, op: CompareOp) -> bool {
            true
        }
    }

    /// What sequences have.
    #[pyclass(sequence)]
    pub struct Sequence {}

    #[pymethods]
    impl Sequence {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __len__(&self) -> usize {
            1
        }

        fn __concat__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __repeat__(&self, value: isize) -> bool {
            value > 0
        }

        fn __inplace_concat__(&mut self, value: Any<'_>) {}

        fn __inplace_repeat__(&mut self, value: isize) {}
    }

    /// What containers, iterators and awaitables have.
    #[pyclass]
    pub struct Container {}

    #[pymethods]
    impl Container {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __len__(&self) -> usize {
            1
        }

        fn __getitem__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __setitem__(&self, key: Any<'_>, value: Any<'_>) {}

        fn __delitem__(&self, key: Any<'_>) {}

        fn __contains__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __iter__(&self) -> i32 {
            1
        }

        fn __next__(&self) -> i32 {
            1
        }

        fn __await__(&self) -> i32 {
            1
        }

        fn __aiter__(&self) -> i32 {
            1
        }

        fn __anext__(&self) -> i32 {
            1
        }
    }

    /// What objects have, and descriptors.
    #[pyclass]
    pub struct Attributes {}

    #[pymethods]
    impl Attributes {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __getattribute__(&self, name: Any<'_>) -> bool {
            true
        }

        fn __setattr__(&self, name: Any<'_>, value: Any<'_>) {}

        fn __delattr__(&self, name: Any<'_>) {}

        fn __get__(&self, instance: Any<'_>, owner: Any<'_>) -> bool {
            true
        }

        fn __set__(&self, instance: Any<'_>, value: Any<'_>) {}

        fn __delete__(&self, instance: Any<'_>) {}

        fn __str__(&self) -> &'static str {
            "text"
        }

        fn __repr__(&self) -> &'static str {
            "text"
        }

        fn __hash__(&self) -> u64 {
            1
        }
    }

    /// What Python calls for attributes that are not there.
    #[pyclass]
    pub struct Missing {}

    #[pymethods]
    impl Missing {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __getattr__(&self, name: Any<'_>) -> bool {
            true
        }
    }

    /// What takes keywords though it has a slot.
    #[pyclass]
    pub struct Called {}

    #[pymethods]
    impl Called {
        #[new]
        #[pyo3(signature = (value = None))]
        fn new(value: Option<Any<'_>>) -> Self {
            Self {}
        }

        #[pyo3(signature = (value = None))]
        fn __init__(&self, value: Option<Any<'_>>) {}

        fn __call__(&self, value: Any<'_>) -> bool {
            true
        }
    }

    /// Methods that Python calls by their names.
    #[pyclass]
    pub struct Methods {}

    #[pymethods]
    impl Methods {
        #[new]
        fn new() -> Self {
            Self {}
        }

        fn __enter__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __exit__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __aenter__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __aexit__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __reduce__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __reduce_ex__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __copy__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __deepcopy__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __replace__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __format__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __round__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __trunc__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __floor__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __ceil__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __complex__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __bytes__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __dir__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __sizeof__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __reversed__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __length_hint__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __missing__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __set_name__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __instancecheck__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __subclasscheck__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __getstate__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __setstate__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __getnewargs__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __getnewargs_ex__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __fspath__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __mro_entries__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __buffer__(&self, value: Any<'_>) -> bool {
            true
        }

        fn __release_buffer__(&self, value: Any<'_>) -> bool {
            true
        }

        #[classmethod]
        fn __class_getitem__(_cls: &Bound<'_, pyo3::types::PyType>, value: Any<'_>) -> bool {
            true
        }

        #[classmethod]
        fn __init_subclass__(_cls: &Bound<'_, pyo3::types::PyType>, value: Any<'_>) -> bool {
            true
        }

        #[classmethod]
        fn __subclasshook__(_cls: &Bound<'_, pyo3::types::PyType>, value: Any<'_>) -> bool {
            true
        }

        #[classmethod]
        fn __prepare__(_cls: &Bound<'_, pyo3::types::PyType>, value: Any<'_>) -> bool {
            true
        }
    }
}
