// SPDX-License-Identifier: Apache-2.0
/** The search for a project's libraries: named ones, wheels, and what cargo has built. */
package io.github.pyo3stubs.library.find;
