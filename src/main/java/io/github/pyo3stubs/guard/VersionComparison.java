// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.python.PythonVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A comparison of {@code sys.version_info}, or of a part of it, with numbers. It has five elements: major, minor and
 * micro version, release level, serial. A feature release decides the first two.
 *
 * @param from the index of the first compared element
 * @param to the index after the last compared element
 * @param operator one of Python's six comparisons of order
 * @param numbers the numbers with which the elements are compared, up to the first value of another kind
 * @param length how many values the elements are compared with, numbers and others
 */
record VersionComparison(int from, int to, String operator, List<Integer> numbers, int length) {

    /** The number of elements of {@code sys.version_info}. */
    static final int ELEMENTS = 5;

    private static final int MICRO = 2;

    /** There is no Python 4 that a stub could be for. */
    private static final int MAJOR = 3;

    /** Later feature releases are not told apart; a stub could name any number of them. */
    private static final int LAST_MINOR = 99;

    VersionComparison {
        numbers = List.copyOf(numbers);
    }

    /**
     * Whether the comparison is true for a feature release; {@link Truth#POSSIBLE} if only some of its releases decide.
     */
    Truth at(PythonVersion version) {
        return Truth.common(orders(version, 0).map(this::holds));
    }

    /** The feature releases from which on the comparison may have another truth. */
    Set<PythonVersion> boundaries() {
        Set<PythonVersion> boundaries = new TreeSet<>();
        for (int number : numbers) {
            if (number <= LAST_MINOR) {
                PythonVersion version = new PythonVersion(MAJOR, number);
                boundaries.add(version);
                boundaries.add(version.next());
            }
        }
        return boundaries;
    }

    /** The possible orders of the elements and the values from one on: less than zero, zero, or more. */
    private Stream<Integer> orders(PythonVersion version, int index) {
        int elements = to - from;
        if (index == elements || index == length) {
            return Stream.of(Integer.compare(elements, length));
        } else if (index >= numbers.size() || from + index > MICRO) {
            return Stream.of(-1, 0, 1);
        }
        int number = numbers.get(index);
        if (from + index == MICRO) {
            return Stream.concat(number > 0 ? Stream.of(-1, 1) : Stream.of(1), orders(version, index + 1));
        }
        int order = Integer.compare(from + index == 0 ? version.major() : version.minor(), number);
        return order == 0 ? orders(version, index + 1) : Stream.of(order);
    }

    private Truth holds(int order) {
        return Truth.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    case "==" -> order == 0;
                    case "!=" -> order != 0;
                    default -> throw new IllegalArgumentException("not a comparison of order: " + operator);
                });
    }
}
