// SPDX-License-Identifier: Apache-2.0
/** Makes one tree, with guards, of the trees of several targets. */
package io.github.pyo3stubs.merge.targets;
