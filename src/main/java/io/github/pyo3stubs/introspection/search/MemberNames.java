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

    /** The number of names that were cut. */
    private int foundCount;

    /** @param names each not empty and without NUL characters */
    MemberNames(Collection<String> names) {
        this.names = ReversedTexts.of(names);
        reach = this.names.maxLength();
    }

    @Override
    public int reach() {
        return reach;
    }

    @Override
    public EndBytes ends() {
        return names.ends();
    }

    @Override
    public boolean isSeeking() {
        return found.cardinality() < names.size();
    }

    @Override
    public void seeString(byte[] bytes, int end) {
        if (!names.mayEndIn(end > 1 ? bytes[end - 2] : 0, bytes[end - 1])) {
            return;
        }
        int last = Byte.toUnsignedInt(bytes[end - 1]);
        int first = names.firstEndingIn(last);
        int after = names.firstEndingIn(last + 1);
        for (int depth = 1; first < after; depth++) {
            if (names.length(first) == depth) {
                found.set(first);
                first++;
            }
            if (depth == end) {
                break;
            }
            int next = Byte.toUnsignedInt(bytes[end - 1 - depth]);
            first = names.firstWith(next, depth, first, after);
            after = names.firstWith(next + 1, depth, first, after);
        }
        forgetFound();
    }

    /** Leaves out the names that were found once they are the most, so that this takes little time in total. */
    private void forgetFound() {
        if (found.cardinality() > names.size() / 2) {
            foundCount += found.cardinality();
            names = names.without(found);
            found.clear();
        }
    }

    /** The number of names that were found. */
    int foundCount() {
        return foundCount + found.cardinality();
    }

    /** The names that were not found. */
    Set<String> missing() {
        return IntStream.range(0, names.size())
                .filter(i -> !found.get(i))
                .mapToObj(i -> new String(names.bytes(i), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }
}
