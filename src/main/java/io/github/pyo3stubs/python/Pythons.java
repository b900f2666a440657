// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Pythons that load a library.
 *
 * @param interpreter the implementation
 * @param versions one release, or all from one on for a library of the stable ABI; {@link VersionRange#ALL} if unknown
 */
public record Pythons(Interpreter interpreter, VersionRange versions) {

    /** Any Python, because nothing says which. */
    public static final Pythons UNKNOWN = new Pythons(Interpreter.ANY, VersionRange.ALL);

    /** The patterns of tags, which only wheels and archives have. */
    private static final class Patterns {
        static final Pattern CPYTHON = Pattern.compile("cp(\\d)(\\d+)");
        static final Pattern PYPY = Pattern.compile("pp(\\d)(\\d+)");

        /** The tag of GraalPy has its own release; its ABI tag has Python's: {@code graalpy242_312_native}. */
        static final Pattern GRAALPY = Pattern.compile("graalpy\\d+_(\\d)(\\d+)_native");
    }

    private static final List<String> STABLE = List.of("abi3", "abi3t");

    /**
     * The Pythons of a wheel.
     *
     * @param tag the Python and ABI tags of the wheel's name, such as {@code cp39-abi3}, {@code cp313-cp313t} and
     *     {@code pp310-pypy310_pp73}; each may be several with dots between them
     * @return {@link #UNKNOWN} for a tag without a version, such as {@code py3-none}
     * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
     *     compatibility tags</a>, PEP 703 ({@code cp313t}) and PEP 803 ({@code abi3t})
     */
    public static Pythons ofTag(String tag) {
        String[] parts = tag.split("-", 2);
        List<String> pythons = List.of(parts[0].split("\\."));
        List<String> abis = parts.length < 2 ? List.of() : List.of(parts[1].split("\\."));
        return oldest(Patterns.CPYTHON, pythons)
                .map(version -> cpython(version, abis))
                .or(() -> oldest(Patterns.PYPY, pythons).map(version -> exactly(Interpreter.PYPY, version)))
                .or(() -> oldest(Patterns.GRAALPY, abis).map(version -> exactly(Interpreter.GRAALPY, version)))
                .orElse(UNKNOWN);
    }

    /**
     * The Pythons of a library.
     *
     * @param tag the tags of its wheel's name; empty if it is in no wheel
     */
    public static Pythons of(Optional<String> tag) {
        return tag.isPresent() ? ofTag(tag.get()) : UNKNOWN;
    }

    /**
     * The tag of a library for the stable ABI that stands for versions and all later ones, such as {@code cp39-abi3};
     * empty for {@link VersionRange#ALL}. For the first versions up to another one it is that of the last of them,
     * because a tag of all versions is that of an unknown Python; and so Python 3.0 alone has the tag of a library
     * that is for no other version.
     */
    public static Optional<String> stableTag(VersionRange versions) {
        if (versions.equals(VersionRange.only(VersionRange.ALL.first()))) {
            return Optional.of("cp30-cp30");
        }
        Optional<PythonVersion> from = versions.first().equals(VersionRange.ALL.first())
                ? versions.end().map(end -> new PythonVersion(end.major(), end.minor() - 1))
                : Optional.of(versions.first());
        return from.map(version -> "cp" + version.major() + version.minor() + "-abi3");
    }

    /**
     * The tag of a library for a part of its versions. It keeps the ABI: a part of {@code cp315-abi3t} is
     * {@code cp316-abi3t}.
     *
     * @param tag the library's tag for the stable ABI; empty, or without a version, if nothing says which Pythons load
     *     it
     * @return the tag unchanged if these are all of its versions
     */
    public static Optional<String> narrowed(Optional<String> tag, VersionRange versions) {
        if (versions.equals(of(tag).versions())) {
            return tag;
        }
        Optional<String> stable = stableTag(versions);
        return of(tag).isUnknown()
                ? stable
                : stable.map(part -> part.substring(0, part.indexOf('-'))
                        + tag.get().substring(tag.get().indexOf('-')));
    }

    private static Pythons cpython(PythonVersion version, List<String> abis) {
        boolean freeThreaded = !abis.isEmpty() && abis.stream().allMatch(abi -> abi.endsWith("t"));
        boolean stable = abis.stream().anyMatch(STABLE::contains);
        return new Pythons(
                freeThreaded ? Interpreter.FREE_THREADED : Interpreter.CPYTHON,
                stable ? VersionRange.from(version) : VersionRange.only(version));
    }

    private static Pythons exactly(Interpreter interpreter, PythonVersion version) {
        return new Pythons(interpreter, VersionRange.only(version));
    }

    private static Optional<PythonVersion> oldest(Pattern pattern, List<String> tags) {
        return tags.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> PythonVersion.parse(found.group(1) + "." + found.group(2)).stream())
                .min(Comparator.naturalOrder());
    }

    /** Whether other wheels may be for some of the versions: those of the stable ABI, or unknown ones. */
    public boolean isOpen() {
        return versions.end().isEmpty();
    }

    /** Whether the release of Python is unknown. */
    public boolean isUnknown() {
        return versions.equals(VersionRange.ALL);
    }
}
