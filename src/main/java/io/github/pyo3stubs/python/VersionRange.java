// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Feature releases of Python in a row.
 *
 * @param first the oldest one
 * @param end the oldest one after the range; empty if the range has no end
 */
public record VersionRange(PythonVersion first, Optional<PythonVersion> end) {

    /** All releases of Python 3. */
    public static final VersionRange ALL = from(new PythonVersion(3, 0));

    /** @throws IllegalArgumentException when the range is empty */
    public VersionRange {
        if (end.isPresent() && end.get().compareTo(first) <= 0) {
            throw new IllegalArgumentException("no version from " + first + " to before " + end.get());
        }
    }

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange range && first.equals(range.first) && end.equals(range.end);
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + end.hashCode();
    }

    /** A version alone. */
    public static VersionRange only(PythonVersion version) {
        return new VersionRange(version, Optional.of(version.next()));
    }

    /** A version and all later ones. */
    public static VersionRange from(PythonVersion first) {
        return new VersionRange(first, Optional.empty());
    }

    public boolean contains(PythonVersion version) {
        return first.compareTo(version) <= 0
                && end.filter(next -> next.compareTo(version) <= 0).isEmpty();
    }

    /** The releases in both ranges; empty if there are none. */
    public Optional<VersionRange> intersection(VersionRange other) {
        PythonVersion later = first.compareTo(other.first) < 0 ? other.first : first;
        Optional<PythonVersion> earlier =
                Stream.concat(end.stream(), other.end.stream()).min(Comparator.naturalOrder());
        return earlier.filter(next -> next.compareTo(later) <= 0).isPresent()
                ? Optional.empty()
                : Optional.of(new VersionRange(later, earlier));
    }

    public boolean overlaps(VersionRange other) {
        return intersection(other).isPresent();
    }

    /** Whether all releases in the range are older than a release. */
    public boolean endsBefore(PythonVersion version) {
        return end.filter(next -> next.compareTo(version) <= 0).isPresent();
    }

    /** The range in words: {@code 3.10}, {@code 3.10 to 3.12}, {@code 3.10 and earlier}, {@code 3.12 and later}. */
    @Override
    public String toString() {
        if (end.isEmpty()) {
            return first + " and later";
        }
        PythonVersion last = new PythonVersion(end.get().major(), end.get().minor() - 1);
        if (last.equals(first)) {
            return first.toString();
        }
        return first.equals(ALL.first()) ? last + " and earlier" : first + " to " + last;
    }
}
