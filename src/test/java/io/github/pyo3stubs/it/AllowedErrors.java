// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.github.pyo3stubs.it.Checker.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The errors that checkers may report in stubs, because the data of the libraries does not allow better stubs.
 *
 * @param rows the rows of the table, in the file's order
 */
record AllowedErrors(List<Row> rows) {

    private static final Path FILE = Path.of("src/test/resources/allowed-errors.md");

    /**
     * An allowed error.
     *
     * @param subject the package whose stubs have the error
     * @param checker the program that reports it
     * @param times how often it is reported
     */
    record Row(String subject, String checker, String kind, int times, String reason) {

        private static Row of(String line) {
            String[] cells =
                    line.replaceFirst("^\\| ", "").replaceFirst(" \\|$", "").split(" \\| ");
            if (cells.length != 5) {
                throw new AssertionError("%s: 5 cells are expected in: %s".formatted(FILE, line));
            }
            return new Row(
                    cells[0], cells[1], cells[2].replaceAll("^`+|`+$", ""), Integer.parseInt(cells[3]), cells[4]);
        }
    }

    static AllowedErrors read() throws IOException {
        try (Stream<String> lines = Files.lines(FILE)) {
            return new AllowedErrors(lines.filter(line -> line.startsWith("| "))
                    .skip(1) // the heading
                    .map(Row::of)
                    .toList());
        }
    }

    /** The differences between the reported and the allowed errors, a sentence for each kind of error. */
    List<String> differences(String subject, Checker checker, List<Finding> findings) {
        Map<String, Integer> allowed = rows.stream()
                .filter(row -> row.subject().equals(subject) && row.checker().equals(checker.label()))
                .collect(toMap(Row::kind, Row::times));
        Map<String, List<Finding>> found = findings.stream().collect(groupingBy(Finding::kind));
        TreeSet<String> kinds = new TreeSet<>(allowed.keySet());
        kinds.addAll(found.keySet());
        return kinds.stream()
                .filter(kind -> times(found, kind) != allowed.getOrDefault(kind, 0))
                .map(kind -> "%s, %s: %s occurs %d times, and %s allows %d. %s%s"
                        .formatted(
                                subject,
                                checker.label(),
                                kind,
                                times(found, kind),
                                FILE,
                                allowed.getOrDefault(kind, 0),
                                times(found, kind) > allowed.getOrDefault(kind, 0)
                                        ? "Mend the stub, or say there why that cannot be."
                                        : "Correct that, so that it stays so.",
                                texts(found.getOrDefault(kind, List.of()))))
                .toList();
    }

    private static int times(Map<String, List<Finding>> found, String kind) {
        return found.getOrDefault(kind, List.of()).size();
    }

    private static String texts(List<Finding> findings) {
        return findings.stream().map(finding -> "\n  " + finding.text()).collect(joining());
    }
}
