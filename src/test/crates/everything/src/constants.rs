use pyo3::prelude::*;

/// Constants of a module.
#[pymodule(submodule, module = "everything")]
pub mod constants {
    /// A constant with documentation.
    #[pymodule_export]
    const STRING: &str = "a \"string\"\n";
    #[pymodule_export]
    const CHAR: char = '\'';
    #[pymodule_export]
    const INTEGER: i32 = 0x_ff;
    #[pymodule_export]
    const NEGATIVE: i32 = -1;
    #[pymodule_export]
    const FLOAT: f64 = 2.5e3;
    #[pymodule_export]
    const BOOL: bool = true;
    #[pymodule_export]
    const NONE: Option<bool> = None;
    #[pymodule_export]
    const SUM: u64 = 1 + 2;
    #[pymodule_export]
    const TUPLE: (u8, bool) = (1, true);

    /// Not exported.
    #[allow(dead_code)]
    const PRIVATE: u8 = 1;
}
