// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DottedNameTest {

    /** Code that looks for the dots of a name. */
    private static final Pattern CUT = Pattern.compile("ndexOf\\((?:'\\.'|\"\\.\")"
            + "|split\\(\"\\\\\\\\\\."
            + "|(?:startsWith|endsWith)\\((?:\"\\.\" \\+|[^()]*(?:\\([^()]*\\)[^()]*)*\\+ \"\\.\"\\))"
            + "|contains\\(\"\\.\"\\)"
            + "|startsWith\\(\"\\.\""
            + "|replace\\('\\.'"
            + "|== '\\.'");

    /** Files with dots that are those of no name: file names, tags of wheels, tokens, numbers, bytes of a library. */
    private static final Set<String> OTHER_DOTS = Set.of(
            "DottedName.java",
            "DepInfo.java",
            "LibraryFile.java",
            "Pythons.java",
            "PythonVersion.java",
            "WheelName.java",
            "Tokenizer.java",
            "RustLiteral.java",
            "ExceptionSearch.java");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a,     a,   a, '',  '',  1",
        "a.b,   a,   b, a,   b,   2",
        "a.b.c, a,   c, a.b, b.c, 3",
        "a..c,  a,   c, a.,  .c,  3",
        "'',    '', '', '',  '',  1",
    })
    void the_parts_of_a_name(String text, String root, String last, String parent, String rest, int parts) {
        DottedName name = DottedName.of(text);

        assertThat(name.root()).isEqualTo(root);
        assertThat(name.last()).isEqualTo(last);
        assertThat(name.parts()).hasSize(parts);
        assertThat(String.join(".", name.parts())).isEqualTo(text);
        assertThat(name.isSimple()).isEqualTo(parts == 1);
        assertThat(name.parent().map(DottedName::text).orElse("")).isEqualTo(parent);
        assertThat(name.withoutRoot().orElse("")).isEqualTo(rest);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "a.b.c, a.b,   true,  true,  false",
        "a.b.c, a,     true,  true,  false",
        "a.b.c, b.c,   false, false, true",
        "a.b.c, c,     false, false, true",
        "a.b.c, a.b.c, false, true,  true",
        "a.bc,  a.b,   false, false, false",
        "ab.c,  b.c,   false, false, false",
        "a,     a.b,   false, false, false",
    })
    void two_names(String text, String other, boolean isBelow, boolean startsWith, boolean endsWith) {
        DottedName name = DottedName.of(text);

        assertThat(name.isBelow(other)).isEqualTo(isBelow);
        assertThat(name.startsWith(other)).isEqualTo(startsWith);
        assertThat(name.endsWith(other)).isEqualTo(endsWith);
        assertThat(name.relativeTo(other).map(rest -> other + "." + rest))
                .isEqualTo(isBelow ? Optional.of(text) : Optional.empty());
    }

    @Test
    void a_name_has_its_parents_as_ancestors() {
        assertThat(DottedName.of("a.b.c").withAncestors()).map(DottedName::text).containsExactly("a.b.c", "a.b", "a");
        assertThat(DottedName.of("a").child("b")).isEqualTo(DottedName.of("a.b"));
    }

    @Test
    void no_other_class_looks_for_the_dots_of_a_name() throws IOException {
        List<String> cuts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!OTHER_DOTS.contains(file.getFileName().toString())) {
                    Files.readAllLines(file).stream()
                            .filter(line -> CUT.matcher(line).find())
                            .forEach(line -> cuts.add(file.getFileName() + ": " + line.strip()));
                }
            }
        }
        assertThat(cuts).isEmpty();
    }
}
