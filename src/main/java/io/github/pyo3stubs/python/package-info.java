// SPDX-License-Identifier: Apache-2.0
/** What is known of Python: builtin names, the standard library, its types and exceptions, versions. */
package io.github.pyo3stubs.python;
