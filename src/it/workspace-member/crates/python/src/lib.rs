use pyo3::prelude::*;

/// Angles.
#[pymodule]
mod _native {
    use pyo3::prelude::*;

    /// An angle of so many degrees, in radians.
    #[pyfunction]
    fn radians(degrees: f64) -> f64 {
        angle::radians(degrees)
    }
}
