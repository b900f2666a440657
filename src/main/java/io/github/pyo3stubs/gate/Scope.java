// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

/** What a declaration is directly in. */
enum Scope {
    MODULE,
    CLASS
}
