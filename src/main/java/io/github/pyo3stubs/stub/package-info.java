/** How a described module becomes stub files: order, {@code __all__}, one meaning for each name, subclasses. */
package io.github.pyo3stubs.stub;
