// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of functions and lambdas (The Python Language Reference, section 8.7). */
final class ParameterParser {

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final List<Parameter> parameters = new ArrayList<>();
    private Kind kind = Kind.POSITIONAL_OR_KEYWORD;

    ParameterParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** The parameters of a function, with their parentheses. */
    List<Parameter> function() throws ExpressionSyntaxException {
        expressions.begin();
        cursor.expect("(");
        all(")", true);
        cursor.expect(")");
        return parameters;
    }

    /** The parameters of a lambda, up to its colon. */
    List<Parameter> lambda() throws ExpressionSyntaxException {
        all(":", false);
        return parameters;
    }

    private void all(String close, boolean annotated) throws ExpressionSyntaxException {
        while (!cursor.is(close)) {
            if (kind == Kind.VAR_KEYWORD) {
                throw cursor.unexpected("'" + close + "'");
            } else if (cursor.is("/")) {
                endPositionalOnly();
            } else if (cursor.is("*")) {
                star(annotated, close);
            } else if (cursor.accept("**")) {
                kind = Kind.VAR_KEYWORD;
                parameters.add(parameter(annotated));
            } else {
                parameters.add(parameter(annotated));
            }
            if (!cursor.accept(",") && !cursor.is(close)) {
                throw cursor.unexpected("',' or '" + close + "'");
            }
        }
    }

    /** A slash: the parameters before it are positional-only. */
    private void endPositionalOnly() throws ExpressionSyntaxException {
        boolean misplaced = parameters.isEmpty()
                || parameters.stream().anyMatch(parameter -> parameter.kind() != Kind.POSITIONAL_OR_KEYWORD);
        if (misplaced || kind != Kind.POSITIONAL_OR_KEYWORD) {
            throw cursor.unexpected("a parameter");
        }
        cursor.expect("/");
        parameters.replaceAll(parameter -> parameter.withKind(Kind.POSITIONAL_ONLY));
    }

    /** A star, alone or with a parameter: the parameters after it are keyword-only. */
    private void star(boolean annotated, String close) throws ExpressionSyntaxException {
        if (kind == Kind.KEYWORD_ONLY) {
            throw cursor.unexpected("a parameter");
        }
        cursor.expect("*");
        if (cursor.is(close)
                || cursor.is(",") && (cursor.peek(1).is(close) || cursor.peek(1).is("**"))) {
            throw cursor.unexpected("a parameter");
        }
        if (!cursor.is(",")) {
            kind = Kind.VAR_POSITIONAL;
            parameters.add(parameter(annotated));
        }
        kind = Kind.KEYWORD_ONLY;
    }

    private Parameter parameter(boolean annotated) throws ExpressionSyntaxException {
        String name = cursor.identifier("the name of a parameter");
        Optional<Expression> annotation = Optional.empty();
        if (annotated && cursor.accept(":")) {
            boolean starred = kind == Kind.VAR_POSITIONAL && cursor.is("*");
            annotation = Optional.of(starred ? expressions.element() : expressions.expression());
        }
        Optional<Expression> value =
                !kind.isVariadic() && cursor.accept("=") ? Optional.of(expressions.expression()) : Optional.empty();
        return new Parameter(name, kind, annotation, value);
    }
}
