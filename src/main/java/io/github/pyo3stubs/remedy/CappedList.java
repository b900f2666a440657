// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The beginning of a list, short enough for a message, and how many entries follow.
 *
 * @param shown the first entries, as the user reads them
 * @param more how many entries are not shown
 */
public record CappedList(List<String> shown, int more) {
    public CappedList {
        shown = List.copyOf(shown);
    }

    /**
     * Caps a list.
     *
     * @param all the entries, shown as their text
     * @param limit how many of them are shown at most
     */
    public static CappedList of(Collection<?> all, int limit) {
        return new CappedList(
                all.stream()
                        .limit(limit)
                        .map(each -> Shown.inLine(String.valueOf(each)))
                        .toList(),
                Math.max(all.size() - limit, 0));
    }

    /** The same list with the entries worded differently. */
    public CappedList map(Function<String, String> wording) {
        return new CappedList(shown.stream().map(wording).toList(), more);
    }

    /** The list in a sentence: {@code a, b and 7 more}. */
    public String inLine() {
        String entries = String.join(", ", shown);
        return more == 0 ? entries : entries + " and " + more + " more";
    }

    /**
     * The list with a line for each entry, and {@code and 7 more} in the last line.
     *
     * @param indent what each line begins with
     */
    public Message lines(String indent) {
        List<String> lines = new ArrayList<>(shown);
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        return Message.lines(indent, lines);
    }
}
