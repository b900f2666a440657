// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.introspection.record.RecordJson.Field;
import io.github.pyo3stubs.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses an expression's JSON (specification, section 3.5). Older PyO3 releases wrote text instead.
 *
 * <p>An expression of unknown kind becomes {@code Incomplete} or {@code ...}, so that its item is not lost.
 *
 * @param unknown receives the kind of each such expression, such as {@code the operator 'add'}
 * @param values shares equal expressions
 */
record ExpressionJson(List<String> unknown, ValuePool values) {

    private static final ChunkExpression INCOMPLETE =
            new ChunkExpression.Attribute(new ChunkExpression.Name("_typeshed"), "Incomplete");
    private static final ChunkExpression ELLIPSIS = new ChunkExpression.Constant(Expression.Constant.ELLIPSIS);

    /**
     * An annotation: an expression; {@code Incomplete} for one of unknown kind; a text before PyO3 0.28, as newer
     * records have it for annotations that authors put in quotes.
     */
    Optional<ChunkExpression> annotation(JsonFields fields, Field field) throws ChunkFormatException {
        Optional<Object> annotation = fields.optional(field);
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                annotation.get() instanceof String
                        ? values.quoted(fields.text(field))
                        : known(annotation.get()).orElse(INCOMPLETE));
    }

    /** A default or a constant's value, from an expression or a Rust token; {@code ...} if its kind is unknown. */
    Optional<ChunkExpression> value(JsonFields fields, Field field) throws ChunkFormatException {
        Optional<Object> value = fields.optional(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                value.get() instanceof String
                        ? new ChunkExpression.Constant(RustLiteral.parse(fields.text(field)))
                        : known(value.get()).orElse(ELLIPSIS));
    }

    /** Adds a decorator, a base class or the like; leaves it out if its kind is unknown. */
    void addKnown(Object value, List<ChunkExpression> known) throws ChunkFormatException {
        Optional<ChunkExpression> expression = known(value);
        if (expression.isPresent()) {
            known.add(expression.get());
        }
    }

    private Optional<ChunkExpression> known(Object value) throws ChunkFormatException {
        try {
            return Optional.of(expression(value));
        } catch (ChunkFormatException e) {
            if (!e.isUnknownKind()) {
                throw e;
            }
            unknown.add(e.getMessage());
            return Optional.empty();
        }
    }

    /** The expression that a JSON object is, or the {@link ChunkFormatException} that says what is wrong with it. */
    static Object read(JsonFields fields) {
        try {
            return expression(fields);
        } catch (ChunkFormatException e) {
            return e;
        }
    }

    private static ChunkExpression expression(JsonFields fields) throws ChunkFormatException {
        String type = fields.text(Field.TYPE);
        return switch (type) {
            case "name" -> new ChunkExpression.Name(fields.text(Field.ID));
            case "id" -> new ChunkExpression.Id(fields.text(Field.ID));
            case "attribute" -> new ChunkExpression.Attribute(operand(fields, Field.VALUE), fields.name(Field.ATTR));
            case "binop" -> binop(fields);
            case "tuple" -> new ChunkExpression.Tuple(operands(fields, Field.ELTS));
            case "list" -> new ChunkExpression.ListDisplay(operands(fields, Field.ELTS));
            case "subscript" ->
                new ChunkExpression.Subscript(operand(fields, Field.VALUE), operand(fields, Field.SLICE));
            case "constant" -> new ChunkExpression.Constant(constant(fields));
            default -> throw ChunkFormatException.unknown("the expression type", type);
        };
    }

    private static ChunkExpression operand(JsonFields fields, Field field) throws ChunkFormatException {
        return expression(fields.required(field));
    }

    private static List<ChunkExpression> operands(JsonFields fields, Field field) throws ChunkFormatException {
        List<?> values = fields.list(field);
        List<ChunkExpression> operands = new ArrayList<>(values.size());
        for (Object value : values) {
            operands.add(expression(value));
        }
        return operands;
    }

    private static ChunkExpression expression(Object value) throws ChunkFormatException {
        if (value instanceof ChunkExpression expression) {
            return expression;
        }
        if (value instanceof ChunkFormatException flaw) {
            throw flaw;
        }
        throw JsonFields.noObject(value);
    }

    private static ChunkExpression binop(JsonFields fields) throws ChunkFormatException {
        String operator = fields.text(Field.OP);
        if (!operator.equals("bitor")) {
            throw ChunkFormatException.unknown("the operator", operator);
        }
        return new ChunkExpression.BitOr(operand(fields, Field.LEFT), operand(fields, Field.RIGHT));
    }

    private static Expression constant(JsonFields fields) throws ChunkFormatException {
        String kind = fields.text(Field.KIND);
        return switch (kind) {
            case "none" -> Expression.Constant.NONE;
            case "ellipsis" -> Expression.Constant.ELLIPSIS;
            case "bool" -> fields.flag(Field.VALUE) ? Expression.Constant.TRUE : Expression.Constant.FALSE;
            case "str" -> new Expression.StringConstant(fields.text(Field.VALUE));
            case "int" -> number(kind, RustLiteral.integer(fields.text(Field.VALUE)));
            case "float" -> number(kind, RustLiteral.floatingPoint(fields.text(Field.VALUE)));
            default -> throw ChunkFormatException.unknown("the constant kind", kind);
        };
    }

    private static Expression number(String kind, Optional<Expression.Number> number) throws ChunkFormatException {
        if (number.isEmpty()) {
            throw new ChunkFormatException("the value of a constant of kind '%s' is not a number".formatted(kind));
        }
        return number.get();
    }
}
