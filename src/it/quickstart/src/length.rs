use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;

/// A length, whatever the unit it was given in.
#[pyclass(frozen, from_py_object)]
#[derive(Clone, Copy)]
pub struct Length {
    /// The length in metres.
    #[pyo3(get)]
    metres: f64,
}

impl Length {
    pub fn of_metres(metres: f64) -> Self {
        Length { metres }
    }

    pub fn metres(&self) -> f64 {
        self.metres
    }
}

#[pymethods]
impl Length {
    #[new]
    #[pyo3(signature = (value, *, unit=1.0))]
    fn new(value: f64, unit: f64) -> Self {
        Length::of_metres(value * unit)
    }

    fn __add__(&self, other: &Length) -> Length {
        Length::of_metres(self.metres + other.metres)
    }

    fn __sub__(&self, other: &Length) -> Length {
        Length::of_metres(self.metres - other.metres)
    }

    fn __mul__(&self, factor: f64) -> Length {
        Length::of_metres(self.metres * factor)
    }

    fn __neg__(&self) -> Length {
        Length::of_metres(-self.metres)
    }

    fn __richcmp__(&self, other: &Length, op: CompareOp) -> bool {
        op.matches(self.metres.total_cmp(&other.metres))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.metres.to_bits().hash(&mut hasher);
        hasher.finish()
    }

    fn __float__(&self) -> f64 {
        self.metres
    }

    fn __repr__(&self) -> String {
        format!("Length({})", self.metres)
    }
}
