// SPDX-License-Identifier: Apache-2.0
/** The results of a user's requests: sealed types with the values that say what happened, and messages for the user. */
package io.github.pyo3stubs.project.result;
