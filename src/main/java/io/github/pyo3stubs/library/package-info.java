/** Which files hold extension modules, under which names and for which platforms: Cargo.toml, pyproject.toml, cargo's target directory. */
package io.github.pyo3stubs.library;
