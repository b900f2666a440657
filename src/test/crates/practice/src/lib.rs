//! What real packages do with PyO3 and what made their stubs wrong. Each submodule is about one thing.

use pyo3::prelude::*;

mod hints;
mod keywords;
mod names;
mod open_ended;
mod order;
mod shared;
mod slots;
mod subclasses;

/// What real packages do.
#[pymodule]
mod practice {
    #[pymodule_export]
    use crate::hints::hints;
    #[pymodule_export]
    use crate::keywords::keywords;
    #[pymodule_export]
    use crate::names::names;
    #[pymodule_export]
    use crate::open_ended::open_ended;
    #[pymodule_export]
    use crate::order::order;
    #[pymodule_export]
    use crate::shared::shared;
    #[pymodule_export]
    use crate::shared::shared::Point;
    #[pymodule_export]
    use crate::slots::slots;
    #[pymodule_export]
    use crate::subclasses::subclasses;

    use pyo3::prelude::*;

    /// Takes a class that the module and its submodule list.
    #[pyfunction]
    fn take(point: &Point) -> i32 {
        point.x
    }
}
