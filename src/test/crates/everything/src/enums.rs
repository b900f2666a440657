use pyo3::prelude::*;

/// Simple and complex enums.
#[pymodule(submodule, module = "everything")]
pub mod enums {
    use pyo3::prelude::*;

    /// Variants without anything.
    #[pyclass]
    pub enum Simple {
        /// The first one.
        First,
        Second = 10,
        #[pyo3(name = "RENAMED")]
        NameInRust,
    }

    #[pyclass(eq, eq_int, ord, hash, frozen)]
    #[derive(PartialEq, Eq, PartialOrd, Hash)]
    pub enum Compared {
        Low,
        High,
    }

    #[pyclass(rename_all = "SCREAMING_SNAKE_CASE", eq)]
    #[derive(PartialEq)]
    pub enum RenamedAll {
        OneWord,
        TwoWords,
    }

    #[pymethods]
    impl RenamedAll {
        fn method(&self) -> bool {
            *self == Self::OneWord
        }
    }

    /// Variants with fields are classes of their own.
    #[pyclass]
    pub enum Complex {
        /// Fields with names.
        Struct {
            width: u32,
            label: Option<bool>,
        },
        Tuple(u32, bool),
        Single(bool),
        #[pyo3(constructor = (value = 3, *, other = true))]
        WithDefaults {
            value: u32,
            other: bool,
        },
        Nothing {},
    }

    #[pymethods]
    impl Complex {
        fn method(&self) -> bool {
            matches!(self, Self::Nothing {})
        }
    }

    #[pyfunction]
    #[pyo3(signature = (simple, complex))]
    fn takes_both(simple: &Simple, complex: &Complex) -> bool {
        std::ptr::eq(simple, simple) && std::ptr::eq(complex, complex)
    }
}
