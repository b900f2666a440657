// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RustLiteralTest {

    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments("None", Constant.NONE),
                arguments("007", new Expression.Number("7")),
                arguments("-000", new Expression.Number("-0")),
                arguments("00.5", new Expression.Number("00.5")),
                arguments("True", Constant.TRUE),
                arguments("False", Constant.FALSE),
                arguments("...", Constant.ELLIPSIS),
                arguments("12", new Expression.Number("12")),
                arguments("-12", new Expression.Number("-12")),
                arguments("+7", new Expression.Number("+7")),
                arguments("-007", new Expression.Number("-7")),
                arguments("-", Constant.ELLIPSIS),
                arguments("1 ", Constant.ELLIPSIS),
                arguments("٣", Constant.ELLIPSIS),
                arguments("1.5", new Expression.Number("1.5")),
                arguments("1.", new Expression.Number("1.")),
                arguments("1e-5", new Expression.Number("1e-5")),
                arguments("-1.25E+7", new Expression.Number("-1.25E+7")),
                arguments("1.e3", new Expression.Number("1.e3")),
                arguments("1e", Constant.ELLIPSIS),
                arguments("1.5e+", Constant.ELLIPSIS),
                arguments("1e5x", Constant.ELLIPSIS),
                arguments(".5", Constant.ELLIPSIS),
                arguments("1.5.0", Constant.ELLIPSIS),
                arguments("\"\"", new Expression.StringConstant("")),
                arguments("\"a\\n\\r\\t\\0\\\\\\'\\\"b\"", new Expression.StringConstant("a\n\r\t\0\\'\"b")),
                arguments("\"\\x41\\u{1F600}\\u{1_F600}\"", new Expression.StringConstant("A😀😀")),
                arguments("\"one \\\n     two\"", new Expression.StringConstant("one two")),
                arguments("\"$1 \\u{110000} \\u{d800}\"", new Expression.StringConstant("$1 \\u{110000} \\u{d800}")),
                arguments("'c'", new Expression.StringConstant("c")),
                arguments("'\\''", new Expression.StringConstant("'")),
                arguments("r\"\\n\"", new Expression.StringConstant("\\n")),
                arguments("r#\"a\"b\"#", new Expression.StringConstant("a\"b")),
                arguments("b\"bytes\"", Constant.ELLIPSIS),
                arguments("f(1)", Constant.ELLIPSIS),
                arguments("", Constant.ELLIPSIS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_token_stands_for_a_constant(String token, Expression expected) {
        assertThat(RustLiteral.parse(token)).isEqualTo(expected);
    }
}
