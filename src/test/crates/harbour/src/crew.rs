//! Classes with bases, and an enumeration.
use pyo3::prelude::*;

#[pyclass(eq, eq_int, frozen, hash)]
#[derive(Clone, Copy, PartialEq, Hash)]
pub enum Rank {
    Ordinary,
    Able,
    Master,
}

/// Somebody who sails.
#[pyclass(subclass)]
pub struct Sailor {
    #[pyo3(get)]
    pub name: String,
    #[pyo3(get)]
    pub rank: Rank,
}

#[pymethods]
impl Sailor {
    #[new]
    #[pyo3(signature = (name, rank=None))]
    fn new(name: String, rank: Option<&Rank>) -> Self {
        Sailor { name, rank: rank.copied().unwrap_or(Rank::Ordinary) }
    }

    /// Whether the sailor outranks another one.
    fn outranks(&self, other: &Sailor) -> bool {
        self.rank as u8 > other.rank as u8
    }

    fn __str__(&self) -> String {
        self.name.clone()
    }
}

#[pyclass(extends = Sailor, subclass)]
pub struct Officer {
    watch: u8,
}

#[pymethods]
impl Officer {
    #[new]
    fn new(name: String, watch: u8) -> PyClassInitializer<Self> {
        PyClassInitializer::from(Sailor { name, rank: Rank::Able }).add_subclass(Officer { watch })
    }

    #[getter]
    fn watch(&self) -> u8 {
        self.watch
    }

    #[setter]
    fn set_watch(&mut self, watch: u8) {
        self.watch = watch;
    }
}

#[pyclass(extends = Officer)]
pub struct Captain;

#[pymethods]
impl Captain {
    #[new]
    fn new(name: String) -> PyClassInitializer<Self> {
        PyClassInitializer::from(Sailor { name, rank: Rank::Master })
            .add_subclass(Officer { watch: 0 })
            .add_subclass(Captain)
    }
}
