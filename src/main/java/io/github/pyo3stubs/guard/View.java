// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.Expression;
import java.util.List;

/**
 * What a type checker is told about the Python for which it reads a stub. A condition that holds for only some of the
 * versions is possibly true.
 */
public record View(OperatingSystem system, VersionRange versions) implements Comparable<View> {

    /** Compares by Python's name of the system, the oldest versions first. */
    @Override
    public int compareTo(View other) {
        int order = system.pythonName().compareTo(other.system.pythonName());
        if (order == 0) {
            order = versions.first().compareTo(other.versions.first());
        }
        return order == 0 ? versions.toString().compareTo(other.versions.toString()) : order;
    }

    /** Whether the view sees what is under conditions. */
    public Truth sees(List<Expression> conditions) {
        return conditions.stream()
                .map(condition -> Condition.of(condition).in(this))
                .reduce(Truth.TRUE, Truth::and);
    }

    /** The view as an entry of a list with commas: {@code win32 with Python 3.12 and later}. */
    public String inList() {
        return system.pythonName() + (versions.equals(VersionRange.ALL) ? "" : " with Python " + versions);
    }

    /** The view in words, with Python's name of the system: {@code win32, Python 3.12 and later}. */
    @Override
    public String toString() {
        return system.pythonName() + (versions.equals(VersionRange.ALL) ? "" : ", Python " + versions);
    }
}
