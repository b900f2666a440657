// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of the declarations that differ between targets, in Markdown: a row for each declaration, a column for each
 * target.
 *
 * @param trees the stubs of each target
 */
public record PlatformTable(Map<Target, StubTree> trees) {

    /** By platform, the oldest Python first. */
    private static final Comparator<Target> ORDER = Comparator.comparing(Target::platform)
            .thenComparing(target -> Pythons.of(target.pythonTag()).versions().first())
            .thenComparing(target -> target.pythonTag().orElse(""));

    private static final String TITLE = "# Differences between targets\n\n";
    private static final String LEGEND = """
            `yes`: the target has the declaration. `–`: it does not. `A`, `B` …: the target has this form of it; the \
            forms are below the table. A declaration without a row is the same for all targets that have its module.

            """;

    private static final String ABSENT = "–";
    private static final String PRESENT = "yes";
    private static final int LETTERS = 26;
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    public PlatformTable {
        trees = Map.copyOf(trees);
    }

    /** The file's text. It depends neither on the order of the map nor on the machine. */
    public String text() {
        List<Target> targets = trees.keySet().stream().sorted(ORDER).toList();
        List<DifferingDeclaration> rows =
                DifferingDeclaration.of(targets.stream().map(trees::get).toList());
        if (rows.isEmpty()) {
            return TITLE + "The stubs are the same for all targets: "
                    + targets.stream().map(Target::shown).collect(joining(", ")) + ".\n";
        }
        return TITLE
                + LEGEND
                + heading(targets)
                + rows.stream().map(row -> row(row, targets.size())).collect(joining())
                + rows.stream()
                        .filter(row -> row.forms().size() > 1)
                        .map(PlatformTable::forms)
                        .collect(joining());
    }

    private static String heading(List<Target> targets) {
        return line(Stream.concat(
                        Stream.of("declaration", "kind"), targets.stream().map(Target::shown))) + "|"
                + "---|".repeat(targets.size() + 2) + "\n";
    }

    private static String row(DifferingDeclaration row, int targets) {
        Stream<String> cells = IntStream.range(0, targets).mapToObj(target -> cell(row, target));
        String kind = row.kind().noun() + (row.documentationOnly() ? ", only its documentation differs" : "");
        return line(Stream.concat(Stream.of(code(row.name()), kind), cells));
    }

    private static String cell(DifferingDeclaration row, int target) {
        if (!row.formOf().containsKey(target)) {
            return ABSENT;
        }
        return row.forms().size() == 1 ? PRESENT : letter(row.formOf().get(target));
    }

    private static String line(Stream<String> cells) {
        return cells.map(cell -> cell.replace("|", "\\|")).collect(joining(" | ", "| ", " |\n"));
    }

    private static String forms(DifferingDeclaration row) {
        StringBuilder text = new StringBuilder("\n## " + code(row.name()) + "\n");
        for (int i = 0; i < row.forms().size(); i++) {
            List<String> lines = row.forms().get(i);
            text.append("\n").append(letter(i));
            text.append(lines.isEmpty() ? ": no documentation\n" : ":\n\n" + block(String.join("\n", lines)));
        }
        return text.toString();
    }

    /** {@code A} to {@code Z}, then {@code AA} and so on. */
    private static String letter(int index) {
        return (index < LETTERS ? "" : letter(index / LETTERS - 1)) + (char) ('A' + index % LETTERS);
    }

    private static String code(String text) {
        String fence = fence(text, 1);
        String space = fence.length() == 1 ? "" : " ";
        return fence + space + text + space + fence;
    }

    private static String block(String text) {
        String fence = fence(text, 3);
        return fence + "python\n" + text + "\n" + fence + "\n";
    }

    /** More backticks in a row than the text has anywhere. */
    private static String fence(String text, int atLeast) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return "`".repeat(Math.max(atLeast, longest + 1));
    }
}
