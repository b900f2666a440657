// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import io.github.pyo3stubs.syntax.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads texts about parts of a declaration, such as {@code a: float, -> int}. */
public final class PartParser {

    /** A part of a declaration. */
    public sealed interface Part {

        /** A type, without the name of what has it. */
        record Type(Expression type) implements Part {}

        /** The type of a parameter. */
        record Annotation(String parameter, Expression type) implements Part {}

        /** The type of a result. */
        record Result(Expression type) implements Part {}

        /** All parameters and the result. */
        record Signature(List<Parameter> parameters, Optional<Expression> returns) implements Part {
            public Signature {
                parameters = List.copyOf(parameters);
            }
        }
    }

    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    private PartParser(TokenCursor cursor, NameResolver scope) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, scope);
    }

    /**
     * Reads a text of one or more parts with commas between them: {@code int}, {@code a: int}, {@code -> int}, {@code
     * (a: int) -> int}.
     */
    public static List<Part> parse(String text, NameResolver scope) throws ExpressionSyntaxException {
        TokenCursor cursor = new TokenCursor(text, Tokenizer.tokens(text));
        PartParser parser = new PartParser(cursor, scope);
        List<Part> parts = new ArrayList<>();
        do {
            parts.add(parser.part());
        } while (cursor.accept(","));
        if (!cursor.is(Token.Kind.END)) {
            throw cursor.unexpected("',' or the end");
        }
        return parts;
    }

    private Part part() throws ExpressionSyntaxException {
        if (cursor.is("(")) {
            List<Parameter> parameters = new ParameterParser(cursor, expressions).function();
            return new Part.Signature(
                    parameters, cursor.accept("->") ? Optional.of(expressions.whole()) : Optional.empty());
        } else if (cursor.accept("->")) {
            return new Part.Result(expressions.whole());
        } else if (cursor.accept("*") || cursor.accept("**") || cursor.peek(1).is(":")) {
            String name = cursor.identifier("the name of a parameter");
            cursor.expect(":");
            return new Part.Annotation(name, expressions.whole());
        }
        return new Part.Type(expressions.wholeElement());
    }
}
