// SPDX-License-Identifier: Apache-2.0
/** Conditions of stubs such as {@code sys.platform == "linux"}, and what one platform and Python sees of a stub. */
package io.github.pyo3stubs.guard;
