//! The native half of the Python package `geodesy`.

mod ellipsoid;
mod length;
mod position;

use std::collections::HashMap;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use ellipsoid::{Datum, Ellipsoid};
use length::Length;
use position::{Heading, Position};

create_exception!(
    geodesy._native,
    GeodesyError,
    PyValueError,
    "A position or a figure of the earth that cannot be."
);

/// The distance between two positions along a great circle.
///
/// The sphere has the mean radius of the ellipsoid; without one, that of WGS 84.
#[pyfunction]
#[pyo3(signature = (start, end, /, ellipsoid=None, *, altitude=0.0))]
fn distance(
    start: &Position,
    end: &Position,
    ellipsoid: Option<&Ellipsoid>,
    altitude: f64,
) -> Length {
    let radius = ellipsoid.map_or(Ellipsoid::MEAN_RADIUS, Ellipsoid::mean_radius);
    Length::of_metres((radius + altitude) * start.angle_to(end))
}

/// The middle of some positions, or None of none.
#[pyfunction]
#[pyo3(signature = (*positions))]
fn centroid(positions: Vec<Position>) -> Option<Position> {
    position::centroid(&positions)
}

/// The south-western and the north-eastern corner of the rectangle around some positions.
#[pyfunction]
fn bounds(positions: Vec<Position>) -> PyResult<(Position, Position)> {
    position::bounds(&positions).ok_or_else(|| GeodesyError::new_err("no positions, no bounds"))
}

/// The name of the place nearest to a position.
///
/// Keyword arguments are further places: `nearest(here, atlas, home=Position(48.2, 16.4))`.
#[pyfunction]
#[pyo3(signature = (position, places=HashMap::new(), **more))]
fn nearest(
    position: &Position,
    mut places: HashMap<String, Position>,
    more: Option<&Bound<'_, PyDict>>,
) -> PyResult<Option<String>> {
    if let Some(more) = more {
        places.extend(more.extract::<HashMap<String, Position>>()?);
    }
    Ok(places
        .into_iter()
        .min_by(|(_, one), (_, other)| position.angle_to(one).total_cmp(&position.angle_to(other)))
        .map(|(name, _)| name))
}

/// Positions on the earth and the distances between them.
#[pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::{
        bounds, centroid, distance, nearest, Datum, Ellipsoid, GeodesyError, Heading, Length,
        Position,
    };

    /// The release of the native library.
    #[pymodule_export]
    const VERSION: &str = "0.1.0";

    /// What lengths and angles are given in.
    #[pymodule]
    mod units {
        use pyo3::prelude::*;

        /// Metres in an international foot.
        #[pymodule_export]
        const FOOT: f64 = 0.3048;

        /// Metres in a nautical mile.
        #[pymodule_export]
        const NAUTICAL_MILE: f64 = 1852.0;

        /// Degrees, minutes and seconds of an angle in degrees.
        #[pyfunction]
        fn sexagesimal(degrees: f64) -> (i32, u8, f64) {
            let minutes = degrees.abs().fract() * 60.0;
            (degrees as i32, minutes as u8, minutes.fract() * 60.0)
        }
    }
}
