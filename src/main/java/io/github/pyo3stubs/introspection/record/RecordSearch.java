// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

/** The way in which the records of an image were found. */
public enum RecordSearch {

    /** By the symbols that lead to them. */
    BY_SYMBOLS,

    /** By their shape among the image's constants, because no symbols lead to them. */
    BY_SHAPE,

    /** Not completely: the search by shape was given up because too much text looks like records but is not. */
    GIVEN_UP
}
