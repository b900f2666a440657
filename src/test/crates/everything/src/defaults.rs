use pyo3::prelude::*;

/// Defaults, a literal of every kind. One function each, so that a wrong one is easy to find.
#[pymodule(submodule, module = "everything")]
pub mod defaults {
    use pyo3::prelude::*;

    #[pyfunction]
    #[pyo3(signature = (
        empty = "",
        plain = "plain",
        quotes = "it's \"quoted\"",
        escapes = "tab\t newline\n return\r backslash\\ bell\x07",
        unicode = "\u{e9}\u{1F600} é😀",
        raw = r"C:\new",
        raw_with_quotes = r#"a "raw" one"#
    ))]
    #[allow(clippy::too_many_arguments)]
    fn strings(empty: &str, plain: &str, quotes: &str, escapes: &str, unicode: &str, raw: &str, raw_with_quotes: &str) {
        let _ = (empty, plain, quotes, escapes, unicode, raw, raw_with_quotes);
    }

    /// Before 0.28 the macros panic at a line end inside a literal.
    #[cfg(feature = "since-0-28")]
    #[pyfunction]
    #[pyo3(signature = (
        multi_line = "first
second",
        continued = "one \
                     line"
    ))]
    fn strings_of_many_lines(multi_line: &str, continued: &str) {
        let _ = (multi_line, continued);
    }

    #[pyfunction]
    #[pyo3(signature = (letter = 'c', quote = '\'', double_quote = '"', escape = '\n', unicode = '\u{e9}'))]
    fn chars(letter: char, quote: char, double_quote: char, escape: char, unicode: char) {
        let _ = (letter, quote, double_quote, escape, unicode);
    }

    #[pyfunction]
    #[pyo3(signature = (
        decimal = 42, hexadecimal = 0x1f, octal = 0o17, binary = 0b101, underscores = 1_000_000, suffix = 7u8,
        negative = -1, largest = 18446744073709551615
    ))]
    #[allow(clippy::too_many_arguments)]
    fn integers(
        decimal: i64,
        hexadecimal: i64,
        octal: i64,
        binary: i64,
        underscores: i64,
        suffix: u8,
        negative: i64,
        largest: u64,
    ) {
        let _ = (decimal, hexadecimal, octal, binary, underscores, suffix, negative, largest);
    }

    #[pyfunction]
    #[pyo3(signature = (plain = 1.5, exponent = 1e-7, suffix = 3.0f32, underscores = 1_000.25, whole = 2., negative = -0.5))]
    fn floats(plain: f64, exponent: f64, suffix: f32, underscores: f64, whole: f64, negative: f64) {
        let _ = (plain, exponent, suffix, underscores, whole, negative);
    }

    #[pyfunction]
    #[pyo3(signature = (yes = true, no = false, none = None))]
    fn booleans_and_none(yes: bool, no: bool, none: Option<bool>) {
        let _ = (yes, no, none);
    }

    const FROM_CONSTANT: i64 = 3;

    /// What is no literal is an ellipsis.
    #[pyfunction]
    #[pyo3(signature = (bytes = b"bytes".as_slice(), constant = FROM_CONSTANT, call = i64::from(3u8), sum = 1 + 2, list = vec![1]))]
    fn other_expressions(bytes: &[u8], constant: i64, call: i64, sum: i64, list: Vec<u32>) {
        let _ = (bytes, constant, call, sum, list);
    }
}
