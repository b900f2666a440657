use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::GeodesyError;

/// The figures of the earth that go by a name.
#[pyclass(eq, eq_int, frozen, hash, from_py_object)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Datum {
    /// The World Geodetic System of 1984, as satellites use it.
    Wgs84,
    /// The European Terrestrial Reference System of 1989.
    Etrs89,
    /// Bessel's ellipsoid of 1841.
    Bessel1841,
}

/// A figure of the earth.
#[pyclass(eq, frozen, from_py_object)]
#[derive(Clone, PartialEq)]
pub struct Ellipsoid {
    /// The equator's radius in metres.
    #[pyo3(get)]
    semi_major_axis: f64,
    /// By how much the poles are nearer than the equator.
    #[pyo3(get)]
    flattening: f64,
}

#[pymethods]
impl Ellipsoid {
    /// The earth's mean radius in metres.
    #[classattr]
    pub const MEAN_RADIUS: f64 = 6371008.8;

    #[new]
    fn new(semi_major_axis: f64, flattening: f64) -> PyResult<Self> {
        if semi_major_axis > 0.0 && (0.0..1.0).contains(&flattening) {
            Ok(Ellipsoid {
                semi_major_axis,
                flattening,
            })
        } else {
            Err(GeodesyError::new_err("an ellipsoid needs a positive axis"))
        }
    }

    /// The ellipsoid of a datum.
    #[staticmethod]
    fn of(datum: Datum) -> Self {
        let (semi_major_axis, inverse_flattening) = match datum {
            Datum::Wgs84 => (6378137.0, 298.257223563),
            Datum::Etrs89 => (6378137.0, 298.257222101),
            Datum::Bessel1841 => (6377397.155, 299.1528128),
        };
        Ellipsoid {
            semi_major_axis,
            flattening: 1.0 / inverse_flattening,
        }
    }

    /// A sphere of a radius in metres.
    #[classmethod]
    #[pyo3(signature = (radius=6371008.8))]
    fn sphere(_cls: &Bound<'_, PyType>, radius: f64) -> PyResult<Self> {
        Ellipsoid::new(radius, 0.0)
    }

    /// The radius in metres of the sphere that comes nearest.
    #[getter]
    pub fn mean_radius(&self) -> f64 {
        self.semi_major_axis * (1.0 - self.flattening / 3.0)
    }
}
