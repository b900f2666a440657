// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormCheckTest {

    private static final String ONE_LINE =
            "Nothing says which statement of this line its comments are about. Put each statement on its own line.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x: str; y: str  # was: int | 1 | ONE",
                "class A: x: str; y: str | 1 | ONE",
                "if sys.platform == 'win32': x: str  # new | 1 | ONE",
                "x: str  # new\\ndel y; del z | 2 | ONE",
                "def f(a: int, a: int): ...  # new | 1 | f has two parameters 'a'. Remove one of the two.",
                "class A:\\n    def f(self, *self): ... | 2 | f has two parameters 'self'. Remove one of the two.",
                "class E(A, B[int], A): ... | 1 | E has the base A twice. Remove one of the two.",
                "class E(B[int], B[str]): ... | 1 | E has the base B twice. Remove one of the two.",
                "# new\\nimport sys\\ntry:\\n    from a import A\\nexcept ImportError:\\n    from b import A"
                        + " | 3 | Nothing says which imports in a block such as try count. Write plain imports.",
                "del x[0] | 1 | An overlay removes names only. Write  del NAME  or  del CLASS.MEMBER",
                "del x, y() | 1 | An overlay removes names only. Write  del NAME  or  del CLASS.MEMBER",
                "del __all__ | 1 | __all__ follows from the declarations. Remove this line.",
                "@overload\\ndef f(a: int): ...\\n@overload\\ndef f(a: int):\\n    'Text.'"
                        + " | 3 | f has the same overload twice. Remove one of the two.",
            })
    void wrong_whatever_the_library_has(String text, int line, String message) {
        assertThat(overlay(text).faults())
                .extracting(OverlayFault::toString)
                .contains("m.pyi:" + line + ": " + (message.equals("ONE") ? ONE_LINE : message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import sys; import os",
                "class A: ...",
                "try:\\n    x: int\\nexcept ImportError:\\n    y: int",
                "class A:\\n    x: int",
                "if sys.platform == 'win32':\\n    x: str  # new\\nelse:\\n    x: int  # new",
                "class A:\\n    class E(B.E, E): ...",
                "del (x,\\n    y)",
                "@overload\\ndef f(a: int): ...\\n@overload\\ndef f(a: str): ...",
                "if sys.platform == 'win32':\\n    @overload\\n    def f(a: int): ...\\n"
                        + "else:\\n    @overload\\n    def f(a: int): ...",
            })
    void right_in_some_overlay(String text) {
        assertThat(overlay(text).faults()).isEmpty();
    }

    private static Overlay overlay(String text) {
        return Overlay.of(new TreeMap<>(Map.of("m.pyi", text.replace("\\n", "\n") + "\n")), "");
    }
}
