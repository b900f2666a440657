//! A crate with everything that PyO3 can describe, each thing named for what it shows.
//!
//! It is built to be read, not to be used: a body is the shortest that compiles.

mod async_functions;
mod classes;
mod constants;
mod defaults;
#[cfg(feature = "defects")]
mod defects;
mod documentation;
mod enums;
mod errors;
mod functions;
mod names;
mod open_ended;
mod operators;
mod platforms;
mod properties;
mod types;

use pyo3::prelude::*;

/// Everything that PyO3 can describe.
///
/// The root holds what a root can hold, and a submodule for each topic.
#[cfg_attr(feature = "importable", pymodule)]
#[cfg_attr(not(feature = "importable"), pymodule(submodule))]
pub mod everything {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::async_functions::async_functions;
    #[pymodule_export]
    use crate::classes::classes;
    #[pymodule_export]
    use crate::constants::constants;
    #[pymodule_export]
    use crate::defaults::defaults;
    #[cfg(feature = "defects")]
    #[pymodule_export]
    use crate::defects::defects;
    #[pymodule_export]
    use crate::documentation::documentation;
    #[pymodule_export]
    use crate::enums::enums;
    #[pymodule_export]
    use crate::errors::errors;
    #[pymodule_export]
    use crate::functions::functions;
    #[pymodule_export]
    use crate::names::names;
    #[cfg(feature = "since-0-30")]
    #[pymodule_export]
    use crate::open_ended::completed;
    #[pymodule_export]
    use crate::open_ended::open_ended;
    #[pymodule_export]
    use crate::operators::operators;
    #[pymodule_export]
    use crate::platforms::platforms;
    #[pymodule_export]
    use crate::properties::properties;
    #[pymodule_export]
    use crate::types::types;

    #[pymodule_export]
    const ROOT_CONSTANT: &str = "of the root";

    /// A function of the root.
    #[pyfunction]
    fn root_function() {}

    /// A class of the root, which submodules refer to.
    #[pyclass]
    pub struct RootClass {}

    /// Not compiled into any library.
    #[cfg(any())]
    #[pyfunction]
    fn compiled_out() {}

    /// A module in the source of its parent.
    #[pymodule]
    mod nested {
        use pyo3::prelude::*;

        /// Takes a class of the module above.
        #[pyfunction]
        fn takes_a_root_class(value: &super::RootClass) -> bool {
            std::ptr::eq(value, value)
        }

        /// A module two deep.
        #[pymodule]
        mod deeper {
            use pyo3::prelude::*;

            #[pymodule_export]
            const DEPTH: u8 = 2;

            /// A class two deep.
            #[pyclass]
            pub struct DeepClass {}

            /// Gives a class of the module two above.
            #[pyfunction]
            fn makes_a_root_class() -> super::super::RootClass {
                super::super::RootClass {}
            }
        }

        /// Gives a class of the module below.
        #[pyfunction]
        fn makes_a_deep_class() -> deeper::DeepClass {
            deeper::DeepClass {}
        }
    }
}

/// An entry point with nothing behind it: all code is left out, and the records remain.
#[cfg(not(feature = "importable"))]
#[allow(non_snake_case)]
#[no_mangle]
pub extern "C" fn PyInit_everything() -> *mut pyo3::ffi::PyObject {
    std::ptr::null_mut()
}
