//! A module written as a function, as most crates are: PyO3 describes its classes and functions, but not the module's
//! members. Some of the classes are not members, and some of the code is not in the library.
use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

mod cargo;
mod crew;
mod ships;

use cargo::{Crate, Hold, Manifest, Pallet};
use crew::{Captain, Officer, Rank, Sailor};
use ships::{Berth, Course, Position, Registry, Ship, Signal, Tug};

create_exception!(harbour, HarbourError, PyException, "Something is wrong in the harbour.");
create_exception!(harbour, BerthTakenError, HarbourError);

/// The distance between two positions in nautical miles.
#[pyfunction]
#[pyo3(signature = (start, end, /, *, rounded=false))]
fn distance(start: &Position, end: &Position, rounded: bool) -> f64 {
    let miles = (start.latitude - end.latitude).hypot(start.longitude - end.longitude) * 60.0;
    if rounded {
        miles.round()
    } else {
        miles
    }
}

/// Moors a ship at a berth.
#[pyfunction]
fn moor(ship: Py<Ship>, berth: &mut Berth) -> PyResult<()> {
    if berth.ship.is_some() {
        return Err(BerthTakenError::new_err("the berth is taken"));
    }
    berth.ship = Some(ship);
    Ok(())
}

#[pyfunction]
#[pyo3(name = "tide_at", signature = (hour=12, *, names=None, **options))]
fn tide(hour: u8, names: Option<Vec<String>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<f32> {
    let further = options.map_or(0, |options| options.as_any().len().unwrap_or(0));
    if hour > 24 {
        return Err(PyValueError::new_err("there is no such hour"));
    }
    Ok(f32::from(hour) + (names.map_or(0, |names| names.len()) + further) as f32)
}

/// Described, and in no module: nothing uses the function, so it is not in the library.
#[pyfunction]
#[allow(dead_code)]
fn dredge_the_fairway(depth: f64) -> f64 {
    depth
}

/// Described, and in no module: nothing uses the class, so it is not in the library.
#[pyclass]
struct Lighthouse {
    #[pyo3(get)]
    focal_height: f64,
}

#[pymethods]
impl Lighthouse {
    fn seen_from(&self, distance_in_miles: f64) -> bool {
        distance_in_miles < self.focal_height
    }
}

/// Python gets such objects, and cannot import their class.
#[pyclass]
struct PierIterator {
    next: u8,
}

#[pymethods]
impl PierIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<u8> {
        self.next += 1;
        (self.next < 4).then_some(self.next)
    }
}

/// The numbers of the piers.
#[pyfunction]
fn piers() -> PierIterator {
    PierIterator { next: 0 }
}

#[pyfunction]
fn pier(index: usize) -> PyResult<usize> {
    (index < 4).then_some(index).ok_or_else(|| PyIndexError::new_err("there is no such pier"))
}

/// Two classes of one name, of which the module has one.
mod weather {
    use pyo3::prelude::*;

    #[pyclass(frozen, name = "Forecast")]
    pub struct Official;

    #[pymethods]
    impl Official {
        #[new]
        fn new() -> Self {
            Official
        }

        fn wind(&self) -> f64 {
            6.5
        }
    }

    #[pyclass(frozen, name = "Forecast")]
    pub struct Private;

    #[pymethods]
    impl Private {
        fn gusts(&self) -> Vec<f64> {
            vec![9.0]
        }
    }

    #[pyfunction]
    pub fn private_forecast() -> Private {
        Private
    }
}

/// The port of a small town.
#[pymodule]
fn harbour(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add("HarbourError", m.py().get_type::<HarbourError>())?;
    m.add("BerthTakenError", m.py().get_type::<BerthTakenError>())?;
    m.add_class::<Berth>()?;
    m.add_class::<Captain>()?;
    m.add_class::<Course>()?;
    m.add_class::<Crate>()?;
    m.add_class::<Hold>()?;
    m.add_class::<Manifest>()?;
    m.add_class::<Officer>()?;
    m.add_class::<Pallet>()?;
    m.add_class::<Position>()?;
    m.add_class::<Rank>()?;
    m.add_class::<Registry>()?;
    m.add_class::<Sailor>()?;
    m.add_class::<Ship>()?;
    m.add_class::<Signal>()?;
    m.add_class::<Tug>()?;
    m.add_class::<weather::Official>()?;
    m.add_function(wrap_pyfunction!(distance, m)?)?;
    m.add_function(wrap_pyfunction!(moor, m)?)?;
    m.add_function(wrap_pyfunction!(pier, m)?)?;
    m.add_function(wrap_pyfunction!(piers, m)?)?;
    m.add_function(wrap_pyfunction!(tide, m)?)?;
    m.add_function(wrap_pyfunction!(weather::private_forecast, m)?)
}
