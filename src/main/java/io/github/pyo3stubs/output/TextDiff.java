package io.github.pyo3stubs.output;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * A unified diff without its header.
 *
 * @param lines the hunks, without context; empty when the texts are equal
 * @param normalized whether it is of the texts as the plugin would print them, instead of those in the files
 */
public record TextDiff(List<String> lines, boolean normalized) {
    private static final int HEADER_LINES = 2;
    private static final int CONTEXT = 0;

    public TextDiff {
        lines = List.copyOf(lines);
    }

    /** What makes one text of the other. */
    static TextDiff between(List<String> from, List<String> to, boolean normalized) {
        // The default algorithm needs memory by the square of the number of changed lines
        Patch<String> patch = DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>());
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("", "", from, patch, CONTEXT);
        return new TextDiff(
                lines.isEmpty() ? lines : removedFirst(lines.subList(HEADER_LINES, lines.size())), normalized);
    }

    /** The lines of each hunk in the usual order; the algorithm may have added before it removed. */
    private static List<String> removedFirst(List<String> lines) {
        List<String> ordered = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("+")) {
                added.add(line);
            } else {
                if (line.startsWith("@")) {
                    ordered.addAll(added);
                    added.clear();
                }
                ordered.add(line);
            }
        }
        ordered.addAll(added);
        return ordered;
    }

    /** The shorter of two diffs; this one, when they are equally long. */
    TextDiff orShorter(TextDiff other) {
        return other.lines.size() < lines.size() ? other : this;
    }
}
