// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.HashSet;
import java.util.Set;

/** Types of Python that are not protocols, and whose supertypes are all in {@link Supertypes}. */
final class CompleteTypes {

    private static final Set<Name> ALL = names(
            "builtins bool int float complex str bytes bytearray",
            "builtins list dict set frozenset tuple type slice object",
            "collections.abc Coroutine Sequence MutableSequence Set MutableSet Mapping MutableMapping",
            "datetime date datetime time timedelta tzinfo timezone",
            "decimal Decimal",
            "fractions Fraction",
            "ipaddress IPv4Address IPv6Address",
            "pathlib PurePath Path PurePosixPath PureWindowsPath PosixPath WindowsPath",
            "uuid UUID",
            "zoneinfo ZoneInfo");

    private CompleteTypes() {}

    static boolean contain(Name name) {
        return ALL.contains(name);
    }

    /** Names from lines, each with a module, followed by names in it. */
    private static Set<Name> names(String... lines) {
        Set<Name> names = new HashSet<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                names.add(new Name(words[0], words[i]));
            }
        }
        return names;
    }
}
