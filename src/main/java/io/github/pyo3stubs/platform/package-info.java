/** Platforms: operating system, processor and C library, with the names that tools have for them. */
package io.github.pyo3stubs.platform;
