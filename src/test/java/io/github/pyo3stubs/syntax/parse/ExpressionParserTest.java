// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "collections.abc.Buffer",
                "été",
                "_1",
                "match",
                "int | None",
                "a.B | c.D | None | ...",
                "list[int]",
                "dict[str, list[tuple[int, ...]] | None]",
                "Callable[[int, str], None]",
                "Callable[..., T]",
                "tuple[()]",
                "list[int].y.z",
                "a[b][c]",
                "(a | b).c",
                "(a | b)[c]",
                "(1).real",
                "()",
                "(a,)",
                "(a, b)",
                "[]",
                "[a, [b], (c,)]",
                "True",
                "False",
                "0",
                "00",
                "-12",
                "+3.",
                "1_000",
                "0xff_ff",
                "0o17",
                "0b1",
                "0x_f",
                ".5",
                "1e5",
                "2E-3",
                "1_0.0_1e+1_0",
                "3j",
                "007.5",
                "\"\"",
                "\"it's\"",
                "\"\\\"\\\\\\n\\r\\t\\0\\x1b é🦀\"",
                "Literal[\"a\", 1, -1, True]",
                "-a",
                "--1",
                "~a ** -b",
                "(-1) ** 2",
                "not a and b or not (c or d)",
                "a < b <= c is not d not in e",
                "(a < b) < c",
                "a - (b - c) - d",
                "(a + b) * c // d % e @ f",
                "a | b & c ^ d << e >> f",
                "(a ** b) ** c ** d",
                "a if b else c",
                "(a if b else c) if d else (e if f else g)",
                "lambda: ...",
                "lambda a, /, b=1, *c, d, **e: (a, b)",
                "f(a, *b, c=d, **e)()",
                "f((x for x in y))",
                "(f(a) + 1).b",
                "{}",
                "{a: 1, **b}",
                "{a, *b}",
                "tuple[*Ts]",
                "a[1:2, ::3, b:]",
                "[x for (x, y) in z if x if y]",
                "{x: y for x in z async for y in x}",
                "(a := b)",
                "(yield a)",
                "(yield from a)",
                "await a.b",
                "b\"a\\\"\\x80\"",
                "f'{a!r:>{b}}'",
                "(1, -1).count(1)",
            })
    void prints_what_was_parsed(String text) throws ExpressionSyntaxException {
        assertThat(reprinted(text)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a|b ; a | b",
                "a | (b | c) ; a | b | c",
                "(a) ; a",
                "((a, b)) ; (a, b)",
                "x[(a, b)] ; x[a, b]",
                "x[(a, b), c] ; x[(a, b), c]",
                "x[a,] ; x[a]",
                "[a, b,] ; [a, b]",
                "a . b ; a.b",
                "(a).b ; a.b",
                "- 1 ; -1",
                "-(1) ; -1",
                "a + b + c ; a + b + c",
                "(a + b) + c ; a + b + c",
                "a and (b and c) ; a and b and c",
                "a ** (b ** c) ; a ** b ** c",
                "(a).b.c ; a.b.c",
                "(a | b) | c ; a | b | c",
                "f(x for x in y) ; f((x for x in y))",
                "f(a,) ; f(a)",
                "[a := b] ; [(a := b)]",
                "{(a): 1,} ; {a: 1}",
                "B'a' b\"b\" ; b\"ab\"",
                "rb'\\n' ; b\"\\\\n\"",
                "b'\\u1\\N' ; b\"\\\\u1\\\\N\"",
                "'a' f'b' ; \"a\" f'b'",
                "a if b else c if d else e ; a if b else (c if d else e)",
                "'x' \"y\" ; \"xy\"",
                "r'\\d' ; \"\\\\d\"",
                "R'\\'' ; \"\\\\'\"",
                "u'a' ; \"a\"",
                "'''a\"'b''' ; \"a\\\"'b\"",
                "'\\x41\\101\\u0041\\U00000041\\N{LATIN CAPITAL LETTER A}' ; \"AAAAA\"",
                "'\\a\\b\\f\\v' ; \"\\x07\\x08\\x0c\\x0b\"",
                "'\\d\\'' ; \"\\\\d'\"",
                "'\\0' '1' ; \"\\x001\"",
                "'\\777\\1234' ; \"ǿS4\"",
            })
    void reads_other_spellings_of_the_same(String text, String printed) throws ExpressionSyntaxException {
        assertThat(reprinted(text)).isEqualTo(printed);
    }

    @Test
    void reads_lines_within_an_expression() throws ExpressionSyntaxException {
        assertThat(reprinted(" dict[\n\tint,\r\n  str\n]\n")).isEqualTo("dict[int, str]");
        assertThat(reprinted("'a\\\nb'")).isEqualTo("\"ab\"");
        assertThat(reprinted("'''a\nb'''")).isEqualTo("\"a\\nb\"");
    }

    @Test
    void asks_the_scope_for_whole_paths_and_for_nothing_else() throws ExpressionSyntaxException {
        NameResolver scope = path -> new Name("asked", path);

        assertThat(ExpressionParser.parse("a.b[c].d | None | 'e' | (f | a.b)", scope))
                .isEqualTo(new Union(List.of(
                        new Attribute(new Subscript(new Name("asked", "a.b"), List.of(new Name("asked", "c"))), "d"),
                        Constant.NONE,
                        new StringConstant("e"),
                        new Name("asked", "f"),
                        new Name("asked", "a.b"))));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`` ; 0 ; an expression ; the end",
                "list[int ; 8 ; ',' or ']' ; the end",
                "list[int) ; 8 ; ',' or ']' ; ')'",
                "list[] ; 5 ; an expression ; ']'",
                "[,] ; 1 ; an expression ; ','",
                "a | ; 3 ; an expression ; the end",
                "a b ; 2 ; the end of the expression ; 'b'",
                "a, b ; 1 ; the end of the expression ; ','",
                "a. ; 2 ; the name of an attribute ; the end",
                "a.None ; 2 ; the name of an attribute ; 'None'",
                "012 ; 0 ; an integer without leading zeros ; '0'",
                "1__0 ; 2 ; a digit ; '_'",
                "1_ ; 2 ; a digit ; the end",
                "0x ; 2 ; a digit ; the end",
                "0b2 ; 2 ; a digit ; '2'",
                "1e ; 2 ; a digit ; the end",
                "1abc ; 1 ; the end of the number ; 'a'",
                "1.real ; 2 ; the end of the number ; 'r'",
                "'abc ; 4 ; the closing ' ; the end",
                "'\\x4' ; 4 ; 2 hexadecimal digits ; '''",
                "'\\U00110000' ; 3 ; a code point up to 10ffff ; '0'",
                "'\\N{NO SUCH}' ; 3 ; the name of a character ; '{'",
                "'\\N' ; 3 ; a character's name in braces ; '''",
                "lambda ; 6 ; the name of a parameter ; the end",
                "lambda: ; 7 ; an expression ; the end",
                "f(a=1 ; 5 ; ',' or ')' ; the end",
                "a if b ; 6 ; 'else' ; the end",
                "a not b ; 2 ; the end of the expression ; 'not'",
                "a == not b ; 5 ; an expression ; 'not'",
                "{a: 1, b} ; 9 ; a key for every value or for none ; the end",
                "b'a' 'b' ; 5 ; strings of one kind ; a string",
                "b'é' ; 2 ; an ASCII character ; 'é'",
                "a ? b ; 2 ; the end of the expression ; '?'",
                "🦀 ; 0 ; an expression ; '🦀'",
            })
    void says_where_it_stopped_and_what_it_expected(String text, int position, String expected, String found) {
        ExpressionSyntaxException exception = refusal(text);

        assertThat(exception.position()).isEqualTo(position);
        assertThat(exception.expected()).isEqualTo(expected);
        assertThat(exception)
                .hasMessage(
                        "The expression '%s' is not understood at character %d: expected %s, found %s.",
                        text, position + 1, expected, found);
    }

    @Test
    void a_string_does_not_run_over_the_line() {
        assertThat(refusal("'a\nb'").position()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "(",
                "a[",
                "a[a,",
                "-",
                "a|",
                "a.",
                "(a",
                "f(",
                "{",
                "{a:",
                "a[b:",
                "-",
                "~",
                "not ",
                "await ",
                "a if b else ",
                "lambda: ",
                "lambda a=",
                "a**",
                "a()",
                "yield ",
                "*",
                "a<",
                "'",
                "'\\",
                "[]|",
                "1_",
                "a[b]",
                "a[b].c"
            })
    void refuses_hostile_repetition_in_bounded_depth(String repeated) {
        ExpressionSyntaxException exception = refusal(repeated.repeat(100_000));

        assertThat(exception.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void nests_as_deeply_as_python_does() throws ExpressionSyntaxException {
        String deepest = "[".repeat(200) + "]".repeat(200);

        assertThat(reprinted(deepest)).isEqualTo(deepest);
        assertThat(refusal("[" + deepest + "]").expected()).contains("fewer brackets");
    }

    @Test
    void long_is_not_deep() throws ExpressionSyntaxException {
        String union = "a" + " | list[a]".repeat(100_000);
        String digits = "1" + "_1".repeat(100_000);
        String path = "a" + ".a".repeat(100_000);

        assertThat(reprinted(union)).isEqualTo(union);
        assertThat(reprinted(digits)).isEqualTo(digits);
        assertThat(reprinted(path)).isEqualTo(path);
    }

    @Test
    void every_text_survives_printing_and_parsing() throws ExpressionSyntaxException {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x100; c++) {
            all.append(c).append('7').append(c).append('8').append(c);
        }
        StringConstant text =
                new StringConstant(all.append("\\x\\u\\N{x}\u2028\ud83e\udd80").toString());

        String printed = new ExpressionPrinter(Name::path).print(text);

        assertThat(ExpressionParser.parse(printed, Name::builtin)).isEqualTo(text);
        assertThat(printed).doesNotContain("\n").contains("\\x007\\08");
    }

    private static String reprinted(String text) throws ExpressionSyntaxException {
        return new ExpressionPrinter(Name::path).print(ExpressionParser.parse(text, Name::builtin));
    }

    private static ExpressionSyntaxException refusal(String text) {
        return catchThrowableOfType(ExpressionSyntaxException.class, () -> ExpressionParser.parse(text, Name::builtin));
    }
}
