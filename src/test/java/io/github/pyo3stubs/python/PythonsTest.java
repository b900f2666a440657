// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonsTest {

    @ParameterizedTest
    @CsvSource({
        "cp310-cp310, CPYTHON, 3.10",
        "cp39-abi3, CPYTHON, 3.9 and later",
        "cp37.cp310-abi3, CPYTHON, 3.7 and later",
        "cp310-none, CPYTHON, 3.10",
        "cp313-cp313t, FREE_THREADED, 3.13",
        "cp315-abi3t, FREE_THREADED, 3.15 and later",
        "cp315-abi3.abi3t, CPYTHON, 3.15 and later",
        "pp310-pypy310_pp73, PYPY, 3.10",
        "graalpy312-graalpy242_312_native, GRAALPY, 3.12"
    })
    void Pythons_that_a_tag_names(String tag, Interpreter interpreter, String versions) {
        Pythons pythons = Pythons.ofTag(tag);

        assertThat(pythons.interpreter()).isEqualTo(interpreter);
        assertThat(pythons.versions()).hasToString(versions);
        assertThat(pythons.isUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py3-none", "", "cp-cp", "ip27-none"})
    void other_tags_leave_the_Pythons_unknown(String tag) {
        assertThat(Pythons.ofTag(tag)).isEqualTo(Pythons.UNKNOWN);
    }

    @Test
    void a_range_has_its_first_version_and_not_its_end() {
        PythonVersion first = new PythonVersion(3, 10);
        PythonVersion end = new PythonVersion(3, 13);
        VersionRange range = new VersionRange(first, Optional.of(end));

        assertThat(range.contains(first)).isTrue();
        assertThat(range.contains(end)).isFalse();
        assertThat(VersionRange.from(first).contains(end)).isTrue();
        assertThat(range).hasToString("3.10 to 3.12");
        assertThatIllegalArgumentException().isThrownBy(() -> new VersionRange(first, Optional.of(first)));
    }

    /** Each range is its first version and the one after it; a range without an end is open. */
    @ParameterizedTest
    @CsvSource({
        "3.9, 3.12, 3.10, , 3.10 to 3.11",
        "3.9, , 3.10, , 3.10 and later",
        "3.10, 3.11, 3.9, 3.13, 3.10",
        "3.9, 3.12, 3.12, , ",
        "3.9, 3.10, 3.11, 3.13, "
    })
    void two_ranges_have_the_versions_in_common_that_both_contain(
            String first, String end, String otherFirst, String otherEnd, String common) {
        VersionRange one = range(first, end);
        VersionRange other = range(otherFirst, otherEnd);

        assertThat(one.intersection(other).map(VersionRange::toString)).isEqualTo(Optional.ofNullable(common));
        assertThat(other.intersection(one)).isEqualTo(one.intersection(other));
        assertThat(one.overlaps(other)).isEqualTo(common != null);
        assertThat(one.endsBefore(other.first())).isEqualTo(common == null);
    }

    private static VersionRange range(String first, String end) {
        return new VersionRange(
                PythonVersion.parse(first).orElseThrow(),
                Optional.ofNullable(end).flatMap(PythonVersion::parse));
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 2", "3, 12"})
    void each_side_of_a_version_has_a_tag_of_known_and_different_versions(int major, int minor) {
        PythonVersion version = new PythonVersion(major, minor);
        Pythons before =
                Pythons.ofTag(Pythons.stableTag(new VersionRange(VersionRange.ALL.first(), Optional.of(version)))
                        .orElseThrow());
        Pythons from =
                Pythons.ofTag(Pythons.stableTag(VersionRange.from(version)).orElseThrow());

        assertThat(from.versions()).isEqualTo(VersionRange.from(version));
        assertThat(before.isUnknown()).isFalse();
        assertThat(before.versions().first()).isLessThan(version);
        assertThat(Pythons.stableTag(VersionRange.ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cp39-abi3, cp316-abi3",
        "cp315-abi3t, cp316-abi3t",
        "cp315-abi3.abi3t, cp316-abi3.abi3t",
        "py3-none, cp316-abi3",
        ", cp316-abi3"
    })
    void a_part_of_a_stable_ABI_has_the_same_ABI(String tag, String part) {
        VersionRange versions = VersionRange.from(new PythonVersion(3, 16));

        assertThat(Pythons.narrowed(Optional.ofNullable(tag), versions)).contains(part);
    }
}
