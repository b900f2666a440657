// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of overlays: stubs and an overlay give other stubs, or faults with their lines. */
class OverlayVectorsTest {

    private static final Pattern TO_PASTE = Pattern.compile("(?m)^(\\S+):(\\d+): (?!For ).* write {2}(# was: .*)$");

    static Stream<OverlayCase> cases() throws IOException {
        return OverlayCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void an_overlay_gives_what_is_expected(OverlayCase theCase) {
        assertThat(text(theCase.actual())).isEqualTo(text(theCase.expected()));
    }

    /** The cases with a message that shows a comment for all targets. */
    static Stream<OverlayCase> casesWithComments() throws IOException {
        return cases().filter(theCase -> comments(theCase).findAny().isPresent());
    }

    private static Stream<MatchResult> comments(OverlayCase theCase) {
        return theCase.actual().stream()
                .filter(section -> section.kind().equals("fault"))
                .flatMap(section -> TO_PASTE.matcher(section.text()).results());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithComments")
    void a_comment_that_a_message_shows_is_right_behind_the_declaration(OverlayCase theCase) {
        SortedMap<String, String> pasted = new TreeMap<>(theCase.overlay());
        comments(theCase)
                .forEach(comment -> pasted.computeIfPresent(comment.group(1), (path, text) -> {
                    List<String> lines = new ArrayList<>(text.lines().toList());
                    int first = Integer.parseInt(comment.group(2)) - 1;
                    int last = first;
                    while (lines.get(last).strip().startsWith("@")) {
                        last++;
                    }
                    lines.subList(first, last + 1).replaceAll(line -> line.replaceFirst(" *# was:.*", ""));
                    lines.set(last, lines.get(last) + "  " + comment.group(3));
                    return String.join("\n", lines) + "\n";
                }));

        assertThat(comments(theCase.with(pasted)).map(MatchResult::group))
                .as("%s", pasted)
                .isEmpty();
    }

    /** The sections without empty lines, which are the printer's. */
    private static String text(List<OverlayCase.Section> sections) {
        return sections.stream()
                .map(section -> "-- " + section.kind() + " " + section.label() + "\n" + section.text())
                .collect(joining())
                .replaceAll("\n+", "\n");
    }
}
