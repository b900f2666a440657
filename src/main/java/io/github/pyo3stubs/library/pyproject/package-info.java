// SPDX-License-Identifier: Apache-2.0
/** What pyproject.toml says of a crate and its module, by the rules of maturin and setuptools-rust. */
package io.github.pyo3stubs.library.pyproject;
