// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.OverlayCase;
import io.github.pyo3stubs.overlay.OverlayPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays mean the same after formatters, which move comments. */
class OverlayFormatsIT {

    private static final int PAIRS = 300;

    private static PythonEnvironment formatters;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        formatters = PythonEnvironment.formatters();
    }

    /** Black compares the syntax trees of Python, which may be too old for the type parameters in a text. */
    @ParameterizedTest
    @ValueSource(strings = {"ruff format --isolated", "black --fast"})
    void every_rule_is_the_same_in_a_formatted_overlay(String formatter, @TempDir Path directory) throws Exception {
        List<OverlayCase> cases = OverlayCase.all().stream()
                .filter(each -> each.actual().stream()
                        .noneMatch(section -> section.text().contains("syntax")))
                .toList();
        List<SortedMap<String, String>> formatted = formatted(
                formatter, directory, cases.stream().map(OverlayCase::overlay).toList());

        for (int i = 0; i < cases.size(); i++) {
            OverlayCase theCase = cases.get(i);
            assertThat(withoutLines(theCase.with(formatted.get(i)).actual()))
                    .as("%s %s", theCase, formatted.get(i))
                    .isEqualTo(withoutLines(theCase.actual()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruff format --isolated", "black --fast"})
    void random_overlays_give_the_same_after_formatting(String formatter, @TempDir Path directory) throws Exception {
        List<OverlayPair> pairs =
                LongStream.range(0, PAIRS).mapToObj(OverlayPair::of).toList();
        List<SortedMap<String, String>> formatted = formatted(
                formatter, directory, pairs.stream().map(OverlayPair::texts).toList());

        for (int i = 0; i < PAIRS; i++) {
            OverlayPair pair = pairs.get(i);
            assertThat(OverlayPair.laid(pair.library(), formatted.get(i)))
                    .as("%s", formatted.get(i))
                    .isExactlyInstanceOf(Laid.class)
                    .isEqualTo(OverlayPair.laid(pair.library(), pair.texts()));
        }
    }

    /** The sections with messages that name no line, in the order of their texts. */
    private static List<String> withoutLines(List<OverlayCase.Section> sections) {
        return sections.stream()
                .flatMap(section -> section.kind().equals("result")
                        ? List.of(section.text()).stream()
                        : section.text()
                                .lines()
                                .map(line -> line.replaceFirst(":\\d+: ", ": "))
                                .sorted())
                .toList();
    }

    private static List<SortedMap<String, String>> formatted(
            String formatter, Path directory, List<SortedMap<String, String>> all) throws Exception {
        for (int i = 0; i < all.size(); i++) {
            Path root = Files.createDirectory(directory.resolve("overlay" + i));
            for (Map.Entry<String, String> text : all.get(i).entrySet()) {
                Path file = root.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
        }
        formatters.format(formatter, directory);
        List<SortedMap<String, String>> formatted = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SortedMap<String, String> texts = new TreeMap<>();
            for (String path : all.get(i).keySet()) {
                texts.put(
                        path, Files.readString(directory.resolve("overlay" + i).resolve(path)));
            }
            formatted.add(texts);
        }
        assertThat(formatted).isNotEqualTo(all);
        return formatted;
    }
}
