//! Containers, and their protocols.
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;
use std::collections::BTreeMap;

#[pyclass(eq, ord, frozen)]
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct Crate {
    #[pyo3(get)]
    mass: f64,
}

#[pymethods]
impl Crate {
    #[new]
    fn new(mass: f64) -> Self {
        Crate { mass }
    }

    fn __add__(&self, other: &Crate) -> Pallet {
        Pallet { crates: vec![*self, *other] }
    }

    fn __bool__(&self) -> bool {
        self.mass > 0.0
    }

    fn __float__(&self) -> f64 {
        self.mass
    }
}

#[pyclass]
pub struct Pallet {
    crates: Vec<Crate>,
}

#[pymethods]
impl Pallet {
    #[staticmethod]
    fn empty() -> Self {
        Pallet { crates: Vec::new() }
    }

    fn __len__(&self) -> usize {
        self.crates.len()
    }

    fn __getitem__(&self, index: usize) -> PyResult<Crate> {
        self.crates.get(index).copied().ok_or_else(|| PyIndexError::new_err("there is no such crate"))
    }

    fn __iter__(&self) -> Crates {
        Crates { crates: self.crates.clone() }
    }

    fn __contains__(&self, item: &Crate) -> bool {
        self.crates.contains(item)
    }
}

/// Python gets such objects, and cannot import their class.
#[pyclass]
pub struct Crates {
    crates: Vec<Crate>,
}

#[pymethods]
impl Crates {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<Crate> {
        self.crates.pop()
    }
}

#[pyclass(mapping)]
pub struct Manifest {
    lines: BTreeMap<String, u32>,
}

#[pymethods]
impl Manifest {
    #[new]
    fn new() -> Self {
        Manifest { lines: BTreeMap::new() }
    }

    fn __getitem__(&self, key: &str) -> PyResult<u32> {
        self.lines.get(key).copied().ok_or_else(|| PyKeyError::new_err(key.to_owned()))
    }

    fn __setitem__(&mut self, key: String, value: u32) {
        self.lines.insert(key, value);
    }

    fn __delitem__(&mut self, key: &str) {
        self.lines.remove(key);
    }

    #[pyo3(signature = (*keys))]
    fn total(&self, keys: Vec<String>) -> u32 {
        keys.iter().filter_map(|key| self.lines.get(key)).sum()
    }

    #[cfg(windows)]
    fn print_on_windows(&self) {}
}

#[pyclass]
pub struct Hold {
    #[pyo3(get, set)]
    capacity: u64,
}

#[pymethods]
impl Hold {
    #[classattr]
    const LARGEST: u64 = 400_000;

    #[classattr]
    fn smallest() -> u64 {
        1
    }

    #[new]
    fn new(capacity: u64) -> Self {
        Hold { capacity }
    }

    #[classmethod]
    fn largest(cls: &Bound<'_, pyo3::types::PyType>) -> PyResult<Py<PyAny>> {
        Ok(cls.call1((Self::LARGEST,))?.unbind())
    }

    fn __enter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __exit__(&self, _kind: &Bound<'_, PyAny>, _error: &Bound<'_, PyAny>, _trace: &Bound<'_, PyAny>) -> bool {
        false
    }
}
