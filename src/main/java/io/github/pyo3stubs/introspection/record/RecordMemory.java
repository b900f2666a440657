// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.limit.HeapLimit;

/**
 * An estimate of the memory that a library's records take until their stubs are written. It counts what stays of the
 * JSON: strings and parts, not the text between them.
 */
final class RecordMemory {

    /** A string's own bytes, and those of its copies in the text of a stub. */
    private static final int COPIES = 3;

    /** A string's header, and its place in the maps of names. */
    private static final int STRING = 48;

    /** A parameter, a part of an expression or an element of a list, in the records, the model and the stub. */
    private static final int PART = 128;

    /** A line of documentation, each of which is a string for a time. */
    private static final int LINE = 64;

    private final long limit = HeapLimit.heap();
    private long used;

    void addText(String text) {
        used += (long) COPIES * (STRING + text.length());
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            used += LINE;
        }
    }

    void addPart() {
        used += PART;
    }

    long used() {
        return used;
    }

    /** Forgets what was added since it was as much as given, because it was not kept. */
    void release(long before) {
        used = before;
    }

    boolean isExceeded() {
        return used > limit;
    }
}
