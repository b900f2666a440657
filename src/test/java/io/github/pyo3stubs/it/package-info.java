// SPDX-License-Identifier: Apache-2.0
/** Integration tests with programs of the machine, and the code that runs these programs. */
package io.github.pyo3stubs.it;
