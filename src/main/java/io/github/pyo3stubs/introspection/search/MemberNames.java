// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.introspection.search.StringPass.Seeker;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

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

    /** The number of these names, which is asked for at each string. */
    private int newlyFound;

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
        return newlyFound < names.size();
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
                if (!found.get(first)) {
                    found.set(first);
                    newlyFound++;
                }
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
        if (newlyFound > names.size() / 2) {
            foundCount += newlyFound;
            names = names.without(found);
            found.clear();
            newlyFound = 0;
        }
    }

    /** The number of names that were found. */
    int foundCount() {
        return foundCount + newlyFound;
    }

    /** The names that were not found. */
    Set<String> missing() {
        Set<String> missing = new HashSet<>();
        for (int i = found.nextClearBit(0); i < names.size(); i = found.nextClearBit(i + 1)) {
            missing.add(new String(names.bytes(i), StandardCharsets.UTF_8));
        }
        return missing;
    }
}
