// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

/**
 * A system and a span of Python versions, for which a stub can say something of its own.
 *
 * @param system the index of the system in the {@link Grid}
 * @param span the index of the span
 */
record Cell(int system, int span) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
        return system != other.system ? Integer.compare(system, other.system) : Integer.compare(span, other.span);
    }
}
