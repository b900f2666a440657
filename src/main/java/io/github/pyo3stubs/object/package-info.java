/** Object files as operating systems load them: headers, symbols, and the bytes at an address. Nothing of Python or PyO3. */
package io.github.pyo3stubs.object;
