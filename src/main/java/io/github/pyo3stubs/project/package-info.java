// SPDX-License-Identifier: Apache-2.0
/** What users of the product ask for: read a project, generate its stubs, verify committed ones and those of wheels. */
package io.github.pyo3stubs.project;
