// SPDX-License-Identifier: Apache-2.0
/** What cargo knows and builds: Cargo.toml, workspaces, configuration, the target directory, dep-info files. */
package io.github.pyo3stubs.library.cargo;
