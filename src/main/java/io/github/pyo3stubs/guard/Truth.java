// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import java.util.stream.Stream;

/** Whether a condition is true. */
public enum Truth {
    FALSE,
    /** Unknown, or true for a part of what was asked for. */
    POSSIBLE,
    TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The truth of a condition that has each of some truths in some case; {@link #POSSIBLE} if they differ. */
    static Truth common(Stream<Truth> cases) {
        return cases.reduce((one, other) -> one == other ? one : POSSIBLE).orElse(POSSIBLE);
    }

    Truth not() {
        return values()[TRUE.ordinal() - ordinal()];
    }

    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }
}
