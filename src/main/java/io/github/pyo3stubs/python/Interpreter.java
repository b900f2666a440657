// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

/** An implementation of Python, or a variant with its own ABI. Type checkers cannot tell one from another. */
public enum Interpreter {
    CPYTHON,
    /** CPython without the global interpreter lock (PEP 703). */
    FREE_THREADED,
    PYPY,
    GRAALPY,
    /** Unknown, or any that has the version. */
    ANY
}
