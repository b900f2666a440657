/** Two trees of stubs compared: what counts, and which declarations belong together. */
package io.github.pyo3stubs.compare;
