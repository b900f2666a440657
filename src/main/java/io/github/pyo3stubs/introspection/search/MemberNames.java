// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.introspection.search.StringPass.Seeker;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for names that C strings end in. The bytes before a name do not matter, because linkers store a string that is
 * the end of another one only once.
 *
 * <p>For each string the names are compared from the last byte on, all at once, so a pass takes time in proportion to
 * the constants, whatever the number of names. Names that were found are not looked for again, because the few that are
 * missing may take a pass over all constants.
 */
final class MemberNames implements Seeker {

    private final int reach;
    private ReversedTexts names;

    /** The names that were found since {@link #names} were cut to those that are missing. */
    private final BitSet found = new BitSet();

    private int foundCount;
    private int missing;

    /** @param names each not empty and without NUL characters */
    MemberNames(Collection<String> names) {
        this.names = ReversedTexts.of(names);
        reach = this.names.maxLength();
        missing = this.names.size();
    }

    @Override
    public int reach() {
        return reach;
    }

    @Override
    public boolean isSeeking() {
        return missing > 0;
    }

    @Override
    public void seeString(byte[] bytes, int end) {
        forgetFound();
        if (!names.mayEndIn(end > 1 ? bytes[end - 2] : 0, bytes[end - 1])) {
            return;
        }
        int first = 0;
        int after = names.size();
        int depth = 0;
        for (int at = end - 1; at >= 0; at--) {
            int next = Byte.toUnsignedInt(bytes[at]);
            first = names.firstWith(next, depth, first, after);
            after = names.firstWith(next + 1, depth, first, after);
            depth++;
            if (first == after) {
                return;
            }
            if (names.length(first) == depth && !found.get(first)) {
                found.set(first);
                foundCount++;
                missing--;
            }
        }
    }

    /** Leaves out the names that were found once they are the most, so that this takes little time in total. */
    private void forgetFound() {
        if (missing < names.size() / 2) {
            names = names.without(found);
            found.clear();
        }
    }

    /** The number of names that were found. */
    int foundCount() {
        return foundCount;
    }

    /** The names that were not found. */
    Set<String> missing() {
        return IntStream.range(0, names.size())
                .filter(i -> !found.get(i))
                .mapToObj(i -> new String(names.bytes(i), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }
}
