// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are no Python: each is refused where it goes wrong, in bounded time and depth. */
class StubSyntaxTest {

    @ParameterizedTest(name = "{0} at line {1}, column {2}: {3}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a b ; 1 ; 3 ; the end of the statement ; 'b'",
                "a: ; 1 ; 3 ; an expression ; the end of the line",
                "x = [1,\\n y ; 2 ; 3 ; ',' or ']' ; the end of the line",
                "x = 'abc\\ny = 1 ; 1 ; 9 ; the closing ' ; the end of the line",
                "x = \"\"\"abc\\n ; 2 ; 1 ; the closing \"\"\" ; the end",
                "def f ; 1 ; 6 ; '(' ; the end of the line",
                "def f(a, a b): ... ; 1 ; 12 ; ',' or ')' ; 'b'",
                "def f(*): ... ; 1 ; 8 ; a parameter ; ')'",
                "def f(/): ... ; 1 ; 7 ; a parameter ; '/'",
                "def f(**a, b): ... ; 1 ; 12 ; ')' ; 'b'",
                "def f(): ; 1 ; 9 ; an indented block ; the end",
                "def f()\\n  pass ; 1 ; 8 ; ':' ; the end of the line",
                "def None(): ... ; 1 ; 5 ; the name of the function ; 'None'",
                "class A:\\nx: int ; 2 ; 1 ; an indented block ; 'x'",
                "class 1: ... ; 1 ; 7 ; the name of the class ; '1'",
                "class A[]: ... ; 1 ; 9 ; the name of a type parameter ; ']'",
                "class A[T: ... ; 1 ; 15 ; ',' or ']' ; the end of the line",
                "`  a: int` ; 1 ; 3 ; a statement without further indentation ; an indentation",
                "if a:\\n    b\\n  c ; 3 ; 3 ; the indentation of one of the blocks around ; 'c'",
                "a\\n  b ; 2 ; 3 ; a statement without further indentation ; an indentation",
                "else: a ; 1 ; 1 ; an expression ; 'else'",
                "@a b\\ndef f(): ... ; 1 ; 4 ; the end of the line ; 'b'",
                "@a\\nb ; 2 ; 1 ; 'def' ; 'b'",
                "import ; 1 ; 7 ; the name of a module ; the end of the line",
                "import a. ; 1 ; 10 ; the name of a module ; the end of the line",
                "from a ; 1 ; 7 ; 'import' ; the end of the line",
                "from a import (b ; 1 ; 17 ; ',' or ')' ; the end of the line",
                "from a import () ; 1 ; 16 ; a name ; ')'",
                "from .. import a ; 1 ; 6 ; a module inside the topmost package ; '.'",
                "with (a: b ; 1 ; 11 ; ')' ; the end of the line",
                "del a] ; 1 ; 6 ; an expression ; ']'",
                "try a ; 1 ; 6 ; ':' ; the end of the line",
                "match a:\\n  case 1: a\\n  b ; 3 ; 3 ; 'case' ; 'b'",
                "a = $ ; 1 ; 5 ; an expression ; '$'",
                "a ! b ; 1 ; 3 ; the end of the statement ; '!'",
                "é = 🦀 ; 1 ; 5 ; an expression ; '🦀'",
                "🦀é b ; 1 ; 1 ; an expression ; '🦀'",
            })
    void a_refusal_says_where_and_what_was_expected(String text, int line, int column, String expected, String found) {
        StubSyntaxException refusal = refusal(text.replace("\\n", "\n"));

        assertThat(refusal)
                .hasMessage(
                        "The stub is not understood at line %d, column %d: expected %s, found %s.",
                        line, column, expected, found);
        assertThat(List.of(refusal.line(), refusal.column())).containsExactly(line, column);
        assertThat(List.of(refusal.expected(), refusal.found())).containsExactly(expected, found);
    }

    @Test
    void the_caller_adds_the_file() {
        assertThat(refusal("a\r\nb c").in("p/m.pyi"))
                .hasMessage("The stub p/m.pyi is not understood at line 2, column 3: "
                        + "expected the end of the statement, found 'c'.");
    }

    @ParameterizedTest
    @MethodSource
    void hostile_texts_are_refused(String text) {
        assertThat(refusal(text).getMessage()).hasSizeLessThan(300);
    }

    static Stream<String> hostile_texts_are_refused() {
        Stream<String> repeated = Stream.of(
                        "(",
                        "[",
                        "{",
                        "a[",
                        "f(",
                        "not ",
                        "-",
                        "lambda:",
                        "a if b else ",
                        "x = (",
                        "\"",
                        "'''",
                        "\0",
                        "\\",
                        "def f(a=(",
                        "class A(",
                        "if (",
                        "with (",
                        "del [",
                        "@",
                        "import a.",
                        "from .",
                        "a:",
                        "{a:",
                        "a = f(")
                .map(part -> part.repeat(99_999));
        String blocks = IntStream.range(0, 1_000)
                .mapToObj(depth -> " ".repeat(depth) + "class A:\n")
                .reduce("", String::concat);
        return Stream.concat(repeated, Stream.of(blocks, "\0", "a\0", "if a:\n\tb\n        \0", "# a\0", "x = '\0'"));
    }

    @Test
    void long_is_not_deep() throws StubSyntaxException {
        String text =
                "if a:\n    b = 1\n" + "elif a:\n    b = 1\n".repeat(199) + "c = d" + " + d".repeat(20_000) + "\n";
        StubFile file = StubParser.parse(text, "m", false);

        assertThat(StubPrinter.print(file, StubTree.of(List.of(file)))).hasSize(text.length() + 1);
    }

    /** Whatever happens to a stub, the answer is a tree whose text means the same, or the documented exception. */
    @ParameterizedTest
    @MethodSource
    void mutated_stubs_are_read_or_refused(Path stub) throws IOException {
        String text = Files.readString(stub);
        Random random = new Random(text.hashCode());
        for (int i = 0; i < 60; i++) {
            String mutated = mutated(text, random);
            try {
                StubFile file = StubParser.parse(mutated, "p.m", true);
                String printed = StubPrinter.print(file, StubTree.of(List.of(file)));
                assertThat(StubParser.parse(printed, "p.m", true)).as(mutated).isEqualTo(file);
            } catch (StubSyntaxException refused) {
                assertThat(refused.line()).isPositive();
            }
        }
    }

    static List<Path> mutated_stubs_are_read_or_refused() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "vectors"))) {
            return files.filter(file -> file.toString().endsWith(".pyi"))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
    }

    private static String mutated(String text, Random random) {
        List<String> pieces = List.of(
                "(",
                ")",
                "[",
                "]",
                ":",
                ",",
                "\n",
                "    ",
                "\"",
                "'",
                "\\",
                "*",
                "=",
                ".",
                " import ",
                "if ",
                "\t",
                "#",
                ";",
                "@",
                "from ",
                "class ",
                "lambda ",
                "\"\"\"",
                "|",
                "1",
                "as ");
        int start = random.nextInt(text.length());
        int end = Math.min(text.length(), start + random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, start) + text.substring(end);
            case 1 -> text.substring(0, start);
            case 2 -> text.substring(0, start) + text.substring(start, end).repeat(2) + text.substring(end);
            default -> text.substring(0, start) + pieces.get(random.nextInt(pieces.size())) + text.substring(end);
        };
    }

    private static StubSyntaxException refusal(String text) {
        return catchThrowableOfType(StubSyntaxException.class, () -> StubParser.parse(text, "m", false));
    }
}
