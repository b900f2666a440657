use pyo3::prelude::*;

/// Documentation with "quotes", 'single ones', \backslashes\n and `code`.
///
/// # A heading
///
/// - a list
///   - indented
///
/// Ünïcödé, 漢字, 😀, a tab	between, three """ in a row
///
///
/// after two empty lines, the last one.
#[pymodule(submodule, module = "everything")]
pub mod documentation {
    use pyo3::prelude::*;

    /// One line.
    #[pyfunction]
    fn one_line() {}

    /// First line.
    ///
    ///     Indented code
    ///
    /// Last line.
    #[pyfunction]
    fn many_lines() {}

    /// Ends in a quote "
    #[pyfunction]
    fn ends_in_a_quote() {}

    /// Ends in a backslash \
    #[pyfunction]
    fn ends_in_a_backslash() {}

    ///
    #[pyfunction]
    fn empty() {}

    ///
    /// Begins with an empty line.
    ///
    #[pyfunction]
    fn empty_lines_around() {}

    #[doc = "By an attribute,\nwith a newline."]
    #[doc = concat!("Of ", "an expression.")]
    #[pyfunction]
    fn by_attributes() {}

    /** A block comment.
     * With a star.
     */
    #[pyfunction]
    fn block_comment() {}

    /// A class with """ in its documentation.
    #[pyclass]
    pub struct Documented {
        /// A field's documentation.
        #[pyo3(get, set)]
        field: bool,
    }

    /// The documentation of methods is separate from that of the class.
    #[pymethods]
    impl Documented {
        /// The constructor.
        #[new]
        fn new() -> Self {
            Self { field: true }
        }

        /// A method.
        ///
        /// With a second paragraph.
        fn method(&self) -> bool {
            self.field
        }
    }
}
