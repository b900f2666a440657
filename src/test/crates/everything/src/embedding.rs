//! An application with the extension built in: its exported names go when it is stripped, its records stay.

use everything::everything;

fn main() {
    pyo3::append_to_inittab!(everything);
}
