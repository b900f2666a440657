/** How a described module becomes stub files: the order of declarations, {@code __all__}, what is left out. */
package io.github.pyo3stubs.stub;
