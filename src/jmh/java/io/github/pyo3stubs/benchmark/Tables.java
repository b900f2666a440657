// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.benchmark;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.library.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as tables in Markdown, with a line for each library and a column for each stage. */
final class Tables {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final List<String> STAGES =
            List.of("records", "link", "read", "build", "print", "wholeWay", "parse", "compare", "merge");

    private final Map<Subject, LibraryFile> libraries;
    private final Map<Subject, Map<String, RunResult>> results = new EnumMap<>(Subject.class);

    Tables(SortedMap<Subject, LibraryFile> libraries, Collection<RunResult> results) {
        this.libraries = libraries;
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            this.results
                    .computeIfAbsent(
                            Subject.valueOf(result.getParams().getParam("subject")), added -> new LinkedHashMap<>())
                    .put(benchmark.substring(benchmark.lastIndexOf('.') + 1), result);
        }
    }

    String text() throws IOException {
        return "CPU time in ms, with JMH's error (99.9 %)\n\n"
                + table(result -> shown(result.getSecondaryResults().get(CpuProfiler.CPU)))
                + "\nTime on the clock in ms, with JMH's error (99.9 %)\n\n"
                + table(result -> shown(result.getPrimaryResult()))
                + "\nAllocated memory in kB\n\n"
                + table(result ->
                        number(result.getSecondaryResults().get(ALLOCATED).getScore() / 1000))
                + "\nBytes that are read from the file\n\n"
                + files();
    }

    private String table(Function<RunResult, String> cell) {
        List<String> stages = STAGES.stream()
                .filter(stage -> results.values().stream().anyMatch(each -> each.containsKey(stage)))
                .toList();
        StringBuilder table = new StringBuilder(row("library", stages));
        table.append(row("---", stages.stream().map(stage -> "---:").toList()));
        results.forEach((subject, ofStages) -> table.append(row(
                subject.shown(),
                stages.stream()
                        .map(stage -> ofStages.containsKey(stage) ? cell.apply(ofStages.get(stage)) : "")
                        .toList())));
        return table.toString();
    }

    private String files() throws IOException {
        StringBuilder table = new StringBuilder(row("library", List.of("file, kB", "read, kB")));
        table.append(row("---", List.of("---:", "---:")));
        for (Map.Entry<Subject, LibraryFile> library : libraries.entrySet()) {
            double size = Files.size(library.getValue().path());
            double read = Inputs.READER.read(library.getValue()).bytesRead();
            table.append(row(library.getKey().shown(), List.of(number(size / 1000), number(read / 1000))));
        }
        return table.toString();
    }

    private static String row(String first, List<String> others) {
        return "| " + first + others.stream().map(" | "::concat).collect(joining()) + " |\n";
    }

    private static String shown(Result<?> time) {
        return number(time.getScore()) + " ± " + number(time.getScoreError());
    }

    /** Three digits or more. */
    private static String number(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
