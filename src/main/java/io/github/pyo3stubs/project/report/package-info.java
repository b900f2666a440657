// SPDX-License-Identifier: Apache-2.0
/** Texts for the user that are made of results: summaries, notices, and the messages about stubs that are wrong. */
package io.github.pyo3stubs.project.report;
