// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of overlays: stubs and an overlay give other stubs, or faults with their lines. */
class OverlayVectorsTest {

    static Stream<OverlayCase> cases() throws IOException {
        return OverlayCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void an_overlay_gives_what_is_expected(OverlayCase theCase) {
        assertThat(text(theCase.actual())).isEqualTo(text(theCase.expected()));
    }

    /** The sections without empty lines, which are the printer's. */
    private static String text(List<OverlayCase.Section> sections) {
        return sections.stream()
                .map(section -> "-- " + section.kind() + " " + section.label() + "\n" + section.text())
                .collect(joining())
                .replaceAll("\n+", "\n");
    }
}
