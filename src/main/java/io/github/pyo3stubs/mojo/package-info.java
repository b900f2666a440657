// SPDX-License-Identifier: Apache-2.0
/** The goals: their parameters, what they say, and how their failures reach Maven. */
package io.github.pyo3stubs.mojo;
