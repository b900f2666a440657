// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An expression that gives a value and is not a type: in defaults, values, decorators and the metadata of types. */
public sealed interface ValueExpression extends Expression {

    /** {@code {a, b}}. */
    record SetDisplay(List<Expression> elements) implements ValueExpression {
        public SetDisplay {
            elements = List.copyOf(elements);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new SetDisplay(Statement.each(elements, part));
        }
    }

    /**
     * {@code {a: b, **c}}.
     *
     * @param entries each an {@link Entry} or a {@link Expression.Unary} of {@code **}
     */
    record Dict(List<Expression> entries) implements ValueExpression {
        public Dict {
            entries = List.copyOf(entries);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new Dict(Statement.each(entries, part));
        }
    }

    /** {@code key: value} in a {@link Dict}. */
    record Entry(Expression key, Expression value) implements ValueExpression {
        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new Entry(part.apply(key), part.apply(value));
        }
    }

    /** {@code lower:upper:step} in a {@link Expression.Subscript}. */
    record Slice(Optional<Expression> lower, Optional<Expression> upper, Optional<Expression> step)
            implements ValueExpression {
        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new Slice(lower.map(part), upper.map(part), step.map(part));
        }
    }

    /**
     * {@code callee(a, b=c, *d)}.
     *
     * @param arguments by position, {@link Keyword}s, and {@link Expression.Unary}s of {@code *} and {@code **}
     */
    record Call(Expression callee, List<Expression> arguments) implements ValueExpression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new Call(part.apply(callee), Statement.each(arguments, part));
        }
    }

    /** {@code name=value} among the arguments of a call or the bases of a class. */
    record Keyword(String name, Expression value) implements ValueExpression {
        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new Keyword(name, part.apply(value));
        }

        @Override
        public List<String> identifiers() {
            return List.of(name);
        }
    }

    /**
     * Operands with operators of one precedence between them, such as {@code a + b - c} or {@code a < b <= c}; those of
     * {@code |} are a {@link Expression.Union}.
     *
     * @param operators as Python spells them, one fewer than operands
     */
    record Operation(List<String> operators, List<Expression> operands) implements ValueExpression {
        public Operation {
            List<String> flatOperators = new ArrayList<>();
            List<Expression> flatOperands = new ArrayList<>();
            Precedence precedence = Precedence.of(operators);
            for (int i = 0; i < operands.size(); i++) {
                if (i > 0) {
                    flatOperators.add(operators.get(i - 1));
                }
                if (operands.get(i) instanceof Operation inner
                        && precedence == Precedence.of(inner)
                        && precedence.isFlat(i, operands.size())) {
                    flatOperators.addAll(inner.operators());
                    flatOperands.addAll(inner.operands());
                } else {
                    flatOperands.add(operands.get(i));
                }
            }
            operators = List.copyOf(flatOperators);
            operands = List.copyOf(flatOperands);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            return new Operation(operators, Statement.each(operands, part));
        }
    }

    /** {@code lambda a, b=c: body}. */
    record Lambda(List<Parameter> parameters, Expression body) implements ValueExpression {
        public Lambda {
            parameters = List.copyOf(parameters);
        }

        @Override
        public Lambda mapped(UnaryOperator<Expression> part) {
            return mapped(part, part);
        }

        /**
         * The lambda with other parts.
         *
         * @param outside what becomes of the parameters' defaults, to which the parameters mean nothing
         * @param inside what becomes of the body
         */
        public Lambda mapped(UnaryOperator<Expression> outside, UnaryOperator<Expression> inside) {
            return new Lambda(
                    parameters.stream()
                            .map(parameter -> parameter.mapped(outside, outside))
                            .toList(),
                    inside.apply(body));
        }

        @Override
        public List<String> identifiers() {
            return locals();
        }

        @Override
        public List<String> locals() {
            return parameters.stream().map(Parameter::name).toList();
        }
    }

    /**
     * Syntax that is rare in stubs, such as {@code a if b else c}: tokens as they are, and the expressions between
     * them.
     */
    record Verbatim(List<Expression> parts) implements ValueExpression {
        public Verbatim {
            parts = List.copyOf(parts);
        }

        @Override
        public Verbatim mapped(UnaryOperator<Expression> part) {
            List<Expression> mapped = Statement.each(parts, part);
            return mapped == parts ? this : new Verbatim(mapped);
        }
    }

    /** A keyword, operator or bracket of a {@link Verbatim}, or a formatted string, as the text has it. */
    record VerbatimToken(String text) implements ValueExpression {}

    /** The parts of {@code value if test else otherwise}, which is a {@link Verbatim}. */
    record Choice(Expression value, Expression test, Expression otherwise) {

        /** The parts of an expression; empty if it is of another kind. */
        public static Optional<Choice> of(Expression expression) {
            List<Expression> parts = expression instanceof Verbatim verbatim ? verbatim.parts() : List.of();
            return parts.size() == 5
                            && parts.get(1).equals(new VerbatimToken("if"))
                            && parts.get(3).equals(new VerbatimToken("else"))
                    ? Optional.of(new Choice(parts.get(0), parts.get(2), parts.get(4)))
                    : Optional.empty();
        }
    }
}
