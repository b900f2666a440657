// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import io.github.pyo3stubs.compare.drift.DriftText;
import io.github.pyo3stubs.merge.SeenDrift;
import io.github.pyo3stubs.syntax.parse.DeclarationLines;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * A unified diff without its header.
 *
 * @param lines the lines of all hunks; empty if nothing differs
 */
public record TextDiff(List<String> lines) {
    private static final int HEADER_LINES = 2;
    private static final int CONTEXT = 0;

    /** As many comparisons of lines as take half a second. */
    private static final int MAX_COMPARISONS = 50_000_000;

    /** Number of unchanged lines in a hunk that are shown between changed ones; more are shown as one {@code …}. */
    private static final int UNCHANGED_SHOWN = 3;

    private static final String INDENT = "    ";

    public TextDiff {
        lines = List.copyOf(lines);
    }

    /** The changes that make one text of another. */
    static TextDiff between(List<String> from, List<String> to) {
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("", "", from, patch(from, to), CONTEXT);
        return new TextDiff(lines.isEmpty() ? lines : removedFirst(lines.subList(HEADER_LINES, lines.size())));
    }

    /**
     * The changes that make the generated text of the committed one. Both texts begin with the lines of the committed
     * file before its statements, so that the line numbers are those of the file.
     */
    static TextDiff ofTexts(CommittedStub committed, GeneratedStub generated) {
        return between(
                committed.textBelowMark().lines().toList(),
                Stream.concat(committed.heading().stream(), generated.lines().stream())
                        .toList());
    }

    /** The changes that make the library's declarations of those of a committed stub that parses, for all views. */
    static TextDiff ofDeclarations(CommittedStub committed, List<SeenDrift> drifts) {
        String module = drifts.get(0).seen().library().module();
        List<DriftText> texts = drifts.stream()
                .flatMap(seen -> DriftText.of(seen.drift()).stream())
                .distinct()
                .toList();
        try {
            return of(texts, DeclarationLines.of(committed.textBelowMark(), module));
        } catch (StubSyntaxException e) {
            throw new IllegalStateException("a stub that was compared does not parse: " + module, e);
        }
    }

    /**
     * The changes that make the library's declarations of the committed ones, each in a hunk of its own. The header of
     * a hunk has the line of the committed file in which the declaration is, or the class that lacks it. It has
     * {@code missing} where the file has neither, and {@code …} where the line is not known.
     *
     * @param lineNumbers the lines of the committed file in which its declarations are, by qualified names
     */
    static TextDiff of(List<DriftText> texts, Map<String, List<Integer>> lineNumbers) {
        List<String> lines = new ArrayList<>();
        for (DriftText text : texts) {
            lines.add("@@ " + place(text, lineNumbers) + " @@");
            String indentation = "";
            for (String around : text.around()) {
                lines.add(" " + indentation + around);
                indentation += INDENT;
            }
            lines.addAll(hunk(text.committed(), text.generated(), indentation));
        }
        return new TextDiff(lines);
    }

    private static String place(DriftText text, Map<String, List<Integer>> lineNumbers) {
        return text.declaration()
                .map(occurrence -> {
                    List<Integer> numbers = lineNumbers.getOrDefault(occurrence.name(), List.of());
                    return numbers.size() == occurrence.count() ? "-" + numbers.get(occurrence.index()) : "…";
                })
                .orElse(text.committed().isEmpty() ? "missing" : "…");
    }

    private static List<String> hunk(List<String> from, List<String> to, String indentation) {
        List<String> lines = new ArrayList<>();
        int next = 0;
        for (AbstractDelta<String> delta : patch(from, to).getDeltas()) {
            List<String> unchanged = from.subList(next, delta.getSource().getPosition());
            shown(unchanged, next == 0).forEach(line -> lines.add((" " + indentation + line).stripTrailing()));
            delta.getSource().getLines().forEach(line -> lines.add(("-" + indentation + line).stripTrailing()));
            delta.getTarget().getLines().forEach(line -> lines.add(("+" + indentation + line).stripTrailing()));
            next = delta.getSource().getPosition() + delta.getSource().size();
        }
        return removedFirst(lines);
    }

    /** @param beginning whether these are the first lines of the declaration, which say what it is */
    private static List<String> shown(List<String> unchanged, boolean beginning) {
        if (unchanged.size() <= UNCHANGED_SHOWN) {
            return unchanged;
        }
        List<String> shown = new ArrayList<>();
        for (int i = 0;
                beginning
                        && i < unchanged.size()
                        && (i == 0 || unchanged.get(i - 1).startsWith("@"));
                i++) {
            shown.add(unchanged.get(i));
        }
        shown.add(INDENT + "…");
        return shown;
    }

    /**
     * The changed lines. Their search takes time in proportion to their number and to that of all lines, so texts that
     * are long and very different are one change from the first line that differs to the last. The default algorithm
     * would also need memory in proportion to the square of their number. Where one text is much longer, most steps of
     * the search are beyond the end of the other text and compare nothing, so their number is estimated before.
     */
    private static Patch<String> patch(List<String> from, List<String> to) {
        long more = Math.abs(from.size() - to.size());
        if (more * more > MAX_COMPARISONS) {
            return oneChange(from, to);
        }
        try {
            return DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(new LimitedEquality()));
        } catch (LongSearchException e) {
            return oneChange(from, to);
        }
    }

    /** Compares lines, but only {@link #MAX_COMPARISONS} times. The search cannot be stopped otherwise. */
    private static final class LimitedEquality implements BiPredicate<String, String> {
        private int comparisons;

        @Override
        public boolean test(String one, String other) {
            if (++comparisons > MAX_COMPARISONS) {
                throw new LongSearchException();
            }
            return one.equals(other);
        }
    }

    /** The search for changed lines would take long. */
    private static final class LongSearchException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Patch<String> oneChange(List<String> from, List<String> to) {
        int before = equalLines(from, to);
        List<String> fromHere = from.subList(before, from.size());
        List<String> toHere = to.subList(before, to.size());
        int after = equalLines(reversed(fromHere), reversed(toHere));
        Patch<String> patch = new Patch<>();
        patch.addDelta(new ChangeDelta<>(
                new Chunk<>(before, fromHere.subList(0, fromHere.size() - after)),
                new Chunk<>(before, toHere.subList(0, toHere.size() - after))));
        return patch;
    }

    /** The number of equal lines at the beginning of two texts. */
    private static int equalLines(List<String> one, List<String> other) {
        int count = 0;
        while (count < one.size() && count < other.size() && one.get(count).equals(other.get(count))) {
            count++;
        }
        return count;
    }

    private static List<String> reversed(List<String> lines) {
        List<String> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The lines with removed ones before added ones in each change; the algorithm may return them in either order. */
    private static List<String> removedFirst(List<String> lines) {
        List<String> ordered = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("+")) {
                added.add(line);
            } else {
                if (!line.startsWith("-")) {
                    ordered.addAll(added);
                    added.clear();
                }
                ordered.add(line);
            }
        }
        ordered.addAll(added);
        return ordered;
    }
}
