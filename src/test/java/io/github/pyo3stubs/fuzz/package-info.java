// SPDX-License-Identifier: Apache-2.0
/** Files of any content: reading them ends in a result or in the documented exception. */
package io.github.pyo3stubs.fuzz;
