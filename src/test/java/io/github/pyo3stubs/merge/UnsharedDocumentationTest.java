// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnsharedDocumentationTest {

    private static final String LIBRARY = """
            \"""Module.\"""
            class K:
                \"""Class.\"""
                class Inner:
                    \"""Inner.\"""
                    a: int
                def f(self) -> int:
                    \"""Function.\"""
            """;

    private static StubFile parsed(String text) throws StubSyntaxException {
        return StubParser.parse(text, "m", false);
    }

    private static StubFile omitted(String committed) throws StubSyntaxException {
        return omitted(committed, committed);
    }

    private static StubFile omitted(String committed, String seen) throws StubSyntaxException {
        return UnsharedDocumentation.UNDER_CONDITIONS.omitted(parsed(LIBRARY), parsed(committed), parsed(seen));
    }

    @Test
    void a_stub_without_conditions_has_no_reason_to_omit_any() throws StubSyntaxException {
        assertThat(omitted("class K:\n    class Inner:\n        a: int\n")).isEqualTo(parsed(LIBRARY));
        assertThat(omitted("if FLAG:\n    a: int\nclass K: ...\n")).isEqualTo(parsed(LIBRARY));
    }

    @Test
    void conditions_in_a_class_are_a_reason_for_it_and_all_around() throws StubSyntaxException {
        assertThat(omitted("import sys\nclass K:\n    if sys.platform == 'win32':\n        a: int\n"))
                .isEqualTo(parsed(LIBRARY.replace("\"\"\"Module.\"\"\"", "").replace("\"\"\"Class.\"\"\"", "")));
        assertThat(omitted("import sys\nclass K:\n    class Inner:\n        if sys.platform == 'win32':\n"
                        + "            a: int\n"))
                .isEqualTo(parsed(LIBRARY.replaceAll("\"\"\"(Module|Class|Inner).\"\"\"", "")));
    }

    @Test
    void documentation_that_is_committed_is_expected() throws StubSyntaxException {
        assertThat(omitted("\"\"\"M.\"\"\"\nimport sys\nclass K:\n    \"\"\"K.\"\"\"\n"
                        + "    if sys.platform == 'win32':\n        a: int\n"))
                .isEqualTo(parsed(LIBRARY));
    }

    @Test
    void a_class_that_is_documented_where_the_library_counts_is_compared() throws StubSyntaxException {
        String linux = "class K:\n    'Class.'\n    a: int\n";
        String windows = "class K(int):\n    if sys.version_info >= (3, 12):\n        a: int\n";
        String both = "import sys\nif sys.platform == 'linux':\n" + linux.indent(4) + "else:\n" + windows.indent(4);

        assertThat(omitted(both, linux)).isEqualTo(parsed(LIBRARY.replace("\"\"\"Module.\"\"\"", "")));
        assertThat(omitted(both, windows)).isEqualTo(parsed(LIBRARY.replaceAll("\"\"\"(Module|Class).\"\"\"", "")));
    }

    @Test
    void a_class_under_a_condition_may_omit_its_own() throws StubSyntaxException {
        String undocumented = "import sys\nif sys.platform == 'win32':\n    class K:\n        a: int\n";
        String documented = undocumented.replace("a: int", "'Class.'");

        assertThat(omitted(undocumented)).isEqualTo(parsed(LIBRARY.replaceAll("\"\"\"(Module|Class).\"\"\"", "")));
        assertThat(omitted(documented)).isEqualTo(parsed(LIBRARY.replace("\"\"\"Module.\"\"\"", "")));
    }
}
