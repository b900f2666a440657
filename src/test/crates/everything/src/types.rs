use pyo3::prelude::*;

/// A class, but no member of any module.
#[pyclass]
struct Private {}

/// The types of parameters and returns.
#[pymodule(submodule, module = "everything")]
pub mod types {
    use pyo3::buffer::PyBuffer;
    use pyo3::prelude::*;
    use pyo3::types::{
        PyBool, PyBytes, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyIterator, PyList, PyMapping, PySequence, PySet,
        PyString, PyTuple, PyType,
    };
    use std::borrow::Cow;
    use std::collections::{HashMap, HashSet};
    use std::ffi::OsString;
    use std::net::IpAddr;
    use std::path::PathBuf;
    use std::time::{Duration, SystemTime};

    #[pyfunction]
    fn integers(small: u8, plain: i32, long: i64, size: usize) -> i64 {
        i64::from(small) + i64::from(plain) + long + size as i64
    }

    #[pyfunction]
    fn floats(single: f32, double: f64) -> f64 {
        f64::from(single) + double
    }

    #[pyfunction]
    fn text(borrowed: &str, owned: String, letter: char, of_the_system: OsString) -> String {
        let _ = (borrowed, letter, of_the_system);
        owned
    }

    #[pyfunction]
    fn bytes(borrowed: &[u8], owned: Vec<u8>) -> Vec<u8> {
        let _ = borrowed;
        owned
    }

    #[pyfunction]
    fn bytes_of_either_kind(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
        bytes
    }

    #[pyfunction]
    fn vectors(flat: Vec<bool>, nested: Vec<Vec<bool>>) -> Vec<bool> {
        let _ = nested;
        flat
    }

    #[pyfunction]
    fn arrays(array: [bool; 3]) -> [bool; 3] {
        array
    }

    #[pyfunction]
    fn maps(map: HashMap<String, i64>) -> HashMap<String, i64> {
        map
    }

    #[pyfunction]
    fn sets(set: HashSet<i64>) -> HashSet<i64> {
        set
    }

    #[pyfunction]
    fn tuples(pair: (i64, String)) -> (i64, (bool,), ()) {
        (pair.0, (true,), ())
    }

    #[pyfunction]
    #[pyo3(signature = (value = None, nested = None))]
    fn options(value: Option<i64>, nested: Option<Vec<Option<bool>>>) -> Option<i64> {
        let _ = nested;
        value
    }

    #[pyfunction]
    fn results(fails: bool) -> PyResult<Option<bool>> {
        Ok(Some(fails))
    }

    #[pyfunction]
    fn results_of_nothing() -> PyResult<()> {
        Ok(())
    }

    #[pyfunction]
    fn native_times<'py>(date: &Bound<'py, PyDate>, time: &Bound<'py, PyDateTime>) -> Bound<'py, PyDate> {
        let _ = time;
        date.clone()
    }

    #[pyfunction]
    fn paths(path: PathBuf) -> PathBuf {
        path
    }

    #[pyfunction]
    fn times(duration: Duration, moment: SystemTime) -> Duration {
        let _ = moment;
        duration
    }

    #[pyfunction]
    fn addresses(address: IpAddr) -> IpAddr {
        address
    }

    #[pyfunction]
    fn buffers(buffer: PyBuffer<u8>) -> bool {
        buffer.readonly()
    }

    #[pyfunction]
    fn any_objects<'py>(bound: Bound<'py, PyAny>, shared: Py<PyAny>) -> Bound<'py, PyAny> {
        let _ = shared;
        bound
    }

    #[pyfunction]
    #[allow(clippy::too_many_arguments)]
    fn native_objects<'py>(
        boolean: &Bound<'py, PyBool>,
        integer: &Bound<'py, PyInt>,
        float: &Bound<'py, PyFloat>,
        string: &Bound<'py, PyString>,
        bytes: &Bound<'py, PyBytes>,
        kind: &Bound<'py, PyType>,
    ) -> Bound<'py, PyInt> {
        let _ = (boolean, float, string, bytes, kind);
        integer.clone()
    }

    #[pyfunction]
    #[allow(clippy::too_many_arguments)]
    fn native_collections<'py>(
        list: &Bound<'py, PyList>,
        tuple: &Bound<'py, PyTuple>,
        dict: &Bound<'py, PyDict>,
        set: &Bound<'py, PySet>,
        sequence: &Bound<'py, PySequence>,
        mapping: &Bound<'py, PyMapping>,
        iterator: &Bound<'py, PyIterator>,
    ) -> Bound<'py, PyList> {
        let _ = (tuple, dict, set, sequence, mapping, iterator);
        list.clone()
    }

    #[pyfunction]
    fn private_class(value: &super::Private) -> super::Private {
        let _ = value;
        super::Private {}
    }

    #[pyfunction]
    fn class_of_another_module<'py>(value: PyRef<'py, crate::classes::classes::Base>) -> bool {
        let _ = value;
        true
    }

    #[pyfunction]
    fn class_of_the_root(value: Py<crate::everything::RootClass>) -> Py<crate::everything::RootClass> {
        value
    }

    /// A union by a derived conversion.
    #[derive(FromPyObject)]
    enum Either<'py> {
        Number(i64),
        #[pyo3(transparent)]
        Word(String),
        Own(PyRef<'py, crate::everything::RootClass>),
        CatchAll(Bound<'py, PyAny>),
    }

    #[pyfunction]
    fn union_of_an_argument(value: Either<'_>) -> bool {
        match value {
            Either::Number(number) => number > 0,
            Either::Word(word) => word.is_empty(),
            Either::Own(own) => std::ptr::eq(&*own, &*own),
            Either::CatchAll(other) => other.is_none(),
        }
    }

    #[derive(IntoPyObject)]
    enum NumberOrFlag {
        Number(i64),
        Flag(bool),
    }

    #[pyfunction]
    fn union_of_a_return(flag: bool) -> NumberOrFlag {
        if flag {
            NumberOrFlag::Flag(flag)
        } else {
            NumberOrFlag::Number(0)
        }
    }

    #[derive(FromPyObject)]
    #[pyo3(from_item_all)]
    struct Items {
        width: i64,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct NewType(i64);

    #[pyfunction]
    fn derived_structs(items: Items, new_type: NewType) -> NewType {
        let _ = items.width;
        new_type
    }

    /// A type that says nothing of itself.
    struct WithoutHint(bool);

    impl<'py> IntoPyObject<'py> for WithoutHint {
        type Target = PyAny;
        type Output = Bound<'py, PyAny>;
        type Error = PyErr;

        fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
            Ok(PyBool::new(py, self.0).to_owned().into_any())
        }
    }

    #[pyfunction]
    fn without_hint() -> WithoutHint {
        WithoutHint(true)
    }
}
