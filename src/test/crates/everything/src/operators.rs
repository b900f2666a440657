use pyo3::prelude::*;

/// Methods that Python calls by itself.
#[pymodule(submodule, module = "everything")]
pub mod operators {
    use pyo3::basic::CompareOp;
    use pyo3::prelude::*;
    use pyo3::types::PyType;

    #[pyclass]
    pub struct Number {
        value: i64,
    }

    #[pymethods]
    impl Number {
        fn __add__(&self, other: &Self) -> Self {
            Self { value: self.value + other.value }
        }

        fn __radd__(&self, other: i64) -> i64 {
            self.value + other
        }

        fn __sub__(&self, other: i64) -> PyResult<i64> {
            Ok(self.value - other)
        }

        fn __matmul__(&self, other: i64) -> i64 {
            self.value * other
        }

        fn __divmod__(&self, other: i64) -> (i64, i64) {
            (self.value / other, self.value % other)
        }

        fn __pow__(&self, exponent: i64, modulus: Option<i64>) -> i64 {
            self.value ^ exponent ^ modulus.unwrap_or(0)
        }

        fn __rpow__(&self, base: i64, modulus: Option<i64>) -> i64 {
            self.value ^ base ^ modulus.unwrap_or(0)
        }

        fn __lshift__(&self, other: u32) -> i64 {
            self.value << other
        }

        fn __and__(&self, other: bool) -> bool {
            other
        }

        fn __neg__(&self) -> i64 {
            -self.value
        }

        fn __invert__(&self) -> i64 {
            !self.value
        }

        fn __int__(&self) -> i64 {
            self.value
        }

        fn __float__(&self) -> f64 {
            self.value as f64
        }

        fn __bool__(&self) -> bool {
            self.value != 0
        }

        fn __index__(&self) -> i64 {
            self.value
        }

        fn __hash__(&self) -> u64 {
            self.value as u64
        }

        fn __repr__(&self) -> &'static str {
            "Number"
        }

        fn __str__(&self) -> &'static str {
            "number"
        }
    }

    #[pyclass]
    pub struct ComparedAtOnce {}

    #[pymethods]
    impl ComparedAtOnce {
        fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool {
            std::ptr::eq(self, other) == matches!(op, CompareOp::Eq)
        }
    }

    #[pyclass]
    pub struct ComparedOneByOne {}

    #[pymethods]
    impl ComparedOneByOne {
        fn __eq__(&self, other: &Self) -> bool {
            std::ptr::eq(self, other)
        }

        fn __lt__(&self, other: i64) -> bool {
            other > 0
        }
    }

    #[pyclass]
    pub struct Container {
        length: usize,
    }

    #[pymethods]
    impl Container {
        fn __len__(&self) -> usize {
            self.length
        }

        fn __getitem__(&self, key: usize) -> Option<usize> {
            Some(key)
        }

        fn __setitem__(&mut self, key: usize, value: usize) {
            self.length = key + value;
        }

        fn __delitem__(&mut self, key: usize) -> PyResult<()> {
            self.length = key;
            Ok(())
        }

        fn __contains__(&self, item: usize) -> bool {
            item < self.length
        }

        fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __next__(&mut self) -> Option<usize> {
            Some(self.length)
        }
    }

    #[pyclass(sequence)]
    pub struct Sequence {}

    #[pymethods]
    impl Sequence {
        fn __len__(&self) -> usize {
            0
        }

        fn __concat__(&self, other: &Self) -> bool {
            std::ptr::eq(self, other)
        }

        fn __repeat__(&self, times: isize) -> isize {
            times
        }
    }

    #[pyclass]
    pub struct Awaitable {}

    #[pymethods]
    impl Awaitable {
        fn __await__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __anext__(&self) -> PyResult<Option<bool>> {
            Ok(None)
        }
    }

    /// With a context manager, a call, attributes and a descriptor.
    #[pyclass]
    pub struct Other {}

    #[pymethods]
    impl Other {
        fn __enter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        #[pyo3(signature = (kind, error, traceback, /))]
        fn __exit__(
            &self,
            kind: Option<Bound<'_, PyType>>,
            error: Option<Bound<'_, PyAny>>,
            traceback: Option<Bound<'_, PyAny>>,
        ) -> bool {
            kind.is_none() && error.is_none() && traceback.is_none()
        }

        #[pyo3(signature = (first, *, second = 2))]
        fn __call__(&self, first: i64, second: i64) -> i64 {
            first + second
        }

        fn __getattr__(&self, name: &str) -> bool {
            name.is_empty()
        }

        fn __setattr__(&mut self, name: &str, value: bool) {
            let _ = (name, value);
        }

        fn __delattr__(&mut self, name: &str) {
            let _ = name;
        }

        fn __get__(&self, instance: Option<Bound<'_, PyAny>>, owner: Option<Bound<'_, PyType>>) -> bool {
            instance.is_none() && owner.is_none()
        }

        fn __set__(&self, instance: Bound<'_, PyAny>, value: bool) {
            let _ = (instance, value);
        }

        fn __delete__(&self, instance: Bound<'_, PyAny>) {
            let _ = instance;
        }

        fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
            let _ = visit;
            Ok(())
        }

        fn __clear__(&mut self) {}
    }
}
