//! Classes that refer to each other, and one that no module has.
use pyo3::prelude::*;

/// A place on the sea, in degrees.
#[pyclass(frozen, get_all)]
#[derive(Clone, Copy)]
pub struct Position {
    pub latitude: f64,
    pub longitude: f64,
}

#[pymethods]
impl Position {
    #[new]
    fn new(latitude: f64, longitude: f64) -> Self {
        Position { latitude, longitude }
    }

    fn __repr__(&self) -> String {
        format!("Position({}, {})", self.latitude, self.longitude)
    }

    fn __neg__(&self) -> Position {
        Position { latitude: -self.latitude, longitude: -self.longitude }
    }
}

#[pyclass(subclass)]
pub struct Ship {
    #[pyo3(get, set)]
    name: String,
    position: Position,
}

#[pymethods]
impl Ship {
    #[new]
    fn new(name: String, position: &Position) -> Self {
        Ship { name, position: *position }
    }

    #[getter]
    fn position(&self) -> Position {
        self.position
    }

    fn sail(&mut self, course: &Course) -> Log {
        self.position = course.end;
        Log { entries: vec![self.name.clone()] }
    }
}

#[pyclass(extends = Ship)]
pub struct Tug;

#[pymethods]
impl Tug {
    #[new]
    fn new(name: String, position: &Position) -> PyClassInitializer<Self> {
        PyClassInitializer::from(Ship { name, position: *position }).add_subclass(Tug)
    }

    fn tow(&self, ship: &Ship) -> String {
        format!("towing {}", ship.name)
    }
}

#[pyclass(frozen)]
pub struct Course {
    #[pyo3(get)]
    pub end: Position,
}

#[pymethods]
impl Course {
    #[new]
    fn new(end: &Position) -> Self {
        Course { end: *end }
    }

    fn __call__(&self, ship: &mut Ship) {
        ship.position = self.end;
    }
}

#[pyclass]
pub struct Berth {
    #[pyo3(get)]
    pub ship: Option<Py<Ship>>,
}

#[pymethods]
impl Berth {
    #[new]
    fn new() -> Self {
        Berth { ship: None }
    }
}

#[pyclass]
pub enum Signal {
    Flag { letter: char },
    Light { seconds: f64, colour: String },
}

/// Python gets such objects, and cannot import their class.
#[pyclass]
pub struct Log {
    #[pyo3(get)]
    entries: Vec<String>,
}

#[pyclass]
pub struct Registry {
    names: Vec<String>,
}

#[pymethods]
impl Registry {
    #[new]
    #[pyo3(signature = (*names))]
    fn new(names: Vec<String>) -> Self {
        Registry { names }
    }

    fn __hash__(&self) -> u64 {
        self.names.len() as u64
    }

    fn __eq__(&self, other: &Registry) -> bool {
        self.names == other.names
    }

    #[pyo3(signature = (name, /, *, replace=false))]
    fn enter(&mut self, name: String, replace: bool) -> Option<usize> {
        if replace {
            self.names.clear();
        }
        self.names.push(name);
        Some(self.names.len())
    }
}
