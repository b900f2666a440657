// SPDX-License-Identifier: Apache-2.0
/** What a user may do about a problem, as values that every build tool words in its own way. */
package io.github.pyo3stubs.remedy;
