use pyo3::prelude::*;

use crate::ellipsoid::Ellipsoid;
use crate::length::Length;
use crate::GeodesyError;

/// Where to go.
#[pyclass(eq, eq_int, from_py_object)]
#[derive(Clone, Copy, PartialEq)]
pub enum Heading {
    North,
    East,
    South,
    West,
}

/// A position on the earth, in degrees.
#[pyclass(eq, from_py_object)]
#[derive(Clone, PartialEq)]
pub struct Position {
    latitude: f64,
    longitude: f64,
    /// What the position is called, if it is.
    #[pyo3(get, set)]
    label: Option<String>,
}

fn checked_latitude(latitude: f64) -> PyResult<f64> {
    if latitude.abs() <= 90.0 {
        Ok(latitude)
    } else {
        Err(GeodesyError::new_err(format!(
            "{latitude} degrees are beyond the pole"
        )))
    }
}

#[pymethods]
impl Position {
    #[new]
    #[pyo3(signature = (latitude, longitude, *, label=None))]
    fn new(latitude: f64, longitude: f64, label: Option<String>) -> PyResult<Self> {
        Ok(Position {
            latitude: checked_latitude(latitude)?,
            longitude,
            label,
        })
    }

    /// Degrees north of the equator, at most 90.
    #[getter]
    fn latitude(&self) -> f64 {
        self.latitude
    }

    #[setter]
    fn set_latitude(&mut self, latitude: f64) -> PyResult<()> {
        self.latitude = checked_latitude(latitude)?;
        Ok(())
    }

    /// Degrees east of Greenwich.
    #[getter]
    fn longitude(&self) -> f64 {
        self.longitude
    }

    #[setter]
    fn set_longitude(&mut self, longitude: f64) {
        self.longitude = longitude;
    }

    /// The position some way off.
    #[pyo3(signature = (heading, length, /))]
    fn moved(&self, heading: Heading, length: Length) -> PyResult<Position> {
        let degrees = (length.metres() / Ellipsoid::MEAN_RADIUS).to_degrees();
        let parallel = self.latitude.to_radians().cos();
        let (north, east) = match heading {
            Heading::North => (degrees, 0.0),
            Heading::East => (0.0, degrees / parallel),
            Heading::South => (-degrees, 0.0),
            Heading::West => (0.0, -degrees / parallel),
        };
        Position::new(self.latitude + north, self.longitude + east, None)
    }

    fn __sub__(&self, other: &Position) -> Length {
        Length::of_metres(Ellipsoid::MEAN_RADIUS * self.angle_to(other))
    }

    fn __repr__(&self) -> String {
        format!("Position({}, {})", self.latitude, self.longitude)
    }
}

impl Position {
    /// The angle in radians between two positions, seen from the middle of the earth (haversine formula).
    pub fn angle_to(&self, other: &Position) -> f64 {
        let half = |one: f64, two: f64| ((two - one).to_radians() / 2.0).sin().powi(2);
        let chord = half(self.latitude, other.latitude)
            + self.latitude.to_radians().cos()
                * other.latitude.to_radians().cos()
                * half(self.longitude, other.longitude);
        2.0 * chord.sqrt().asin()
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

pub fn centroid(positions: &[Position]) -> Option<Position> {
    (!positions.is_empty()).then(|| Position {
        latitude: mean(positions.iter().map(|position| position.latitude)),
        longitude: mean(positions.iter().map(|position| position.longitude)),
        label: None,
    })
}

pub fn bounds(positions: &[Position]) -> Option<(Position, Position)> {
    let corner = |choose: fn(f64, f64) -> f64| {
        Some(Position {
            latitude: positions.iter().map(|it| it.latitude).reduce(choose)?,
            longitude: positions.iter().map(|it| it.longitude).reduce(choose)?,
            label: None,
        })
    };
    Some((corner(f64::min)?, corner(f64::max)?))
}
