// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

/** The C library that a library is linked against, as far as it decides where the library loads. */
public enum CLibrary {
    /** The operating system's usual one, such as glibc on Linux. A library that names none counts as linked to it. */
    USUAL,
    /** musl, on Linux. */
    MUSL
}
