use pyo3::prelude::*;

/// Subclasses that set attributes again, and whose methods do not fit those of their bases.
#[pymodule]
pub mod subclasses {
    use pyo3::prelude::*;

    #[pyclass(subclass)]
    pub struct Base;

    #[pymethods]
    impl Base {
        #[classattr]
        const KIND: &'static str = "base";

        #[classattr]
        fn __match_args__() -> (&'static str,) {
            ("size",)
        }

        #[new]
        fn new() -> Self {
            Base
        }

        #[getter]
        fn size(&self) -> i32 {
            1
        }

        fn fits(&self, value: i32) -> i32 {
            value
        }

        fn takes(&self, value: i32) -> i32 {
            value
        }

        fn returns(&self) -> i32 {
            1
        }

        fn counts(&self, first: i32, second: i32) -> i32 {
            first + second
        }

        fn has_a_name_and_parameters_that_do_not_fit_into_one_line(&self, first: i32, second: i32, third: i32) -> i32 {
            first + second + third
        }
    }

    #[pyclass(extends = Base)]
    pub struct Child;

    #[pymethods]
    impl Child {
        #[classattr]
        const KIND: &'static str = "child";

        #[classattr]
        fn __match_args__() -> (&'static str, &'static str) {
            ("size", "kind")
        }

        #[new]
        fn new() -> PyClassInitializer<Self> {
            PyClassInitializer::from(Base).add_subclass(Child)
        }

        fn fits(&self, value: i32) -> bool {
            value == 0
        }

        fn takes(&self, value: String) -> i32 {
            value.len() as i32
        }

        fn returns(&self) -> String {
            String::new()
        }

        fn counts(&self, first: i32) -> i32 {
            first
        }

        /// With documentation.
        fn has_a_name_and_parameters_that_do_not_fit_into_one_line(
            &self,
            first: String,
            second: String,
            third: String,
        ) -> i32 {
            (first + &second + &third).len() as i32
        }
    }
}
