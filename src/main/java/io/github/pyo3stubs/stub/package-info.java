// SPDX-License-Identifier: Apache-2.0
/** Makes stub files of a described module: order, {@code __all__}, one meaning for each name. */
package io.github.pyo3stubs.stub;
