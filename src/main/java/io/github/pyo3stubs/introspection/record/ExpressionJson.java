// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Parses an expression's JSON (specification, section 3.5). Older PyO3 releases wrote text instead.
 *
 * <p>An expression of unknown kind becomes {@code Incomplete} or {@code ...}, so that its item is not lost.
 *
 * @param unknown takes the kind of each such expression, such as {@code the operator 'add'}
 */
record ExpressionJson(Consumer<String> unknown) {

    private static final ChunkExpression INCOMPLETE =
            new ChunkExpression.Attribute(new ChunkExpression.Name("_typeshed"), "Incomplete");
    private static final ChunkExpression ELLIPSIS = new ChunkExpression.Constant(Expression.Constant.ELLIPSIS);

    /**
     * An annotation: an expression; {@code Incomplete} for one of unknown kind; a text before PyO3 0.28, as newer
     * records have it for annotations that authors put in quotes.
     */
    Optional<ChunkExpression> annotation(JsonFields fields, String field) throws ChunkFormatException {
        Optional<Object> annotation = fields.optional(field);
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                annotation.get() instanceof String
                        ? new ChunkExpression.Constant(new Expression.StringConstant(fields.text(field)))
                        : known(annotation.get()).orElse(INCOMPLETE));
    }

    /** A default or a constant's value, from an expression or a Rust token; {@code ...} if its kind is unknown. */
    Optional<ChunkExpression> value(JsonFields fields, String field) throws ChunkFormatException {
        Optional<Object> value = fields.optional(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                value.get() instanceof String
                        ? new ChunkExpression.Constant(RustLiteral.parse(fields.text(field)))
                        : known(value.get()).orElse(ELLIPSIS));
    }

    /** A decorator, a base class or the like, which may be left out; empty if its kind is unknown. */
    Optional<ChunkExpression> known(Object value) throws ChunkFormatException {
        try {
            return Optional.of(expression(value));
        } catch (UnknownDataException e) {
            unknown.accept(e.getMessage());
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
        String type = fields.text("type");
        return switch (type) {
            case "name" -> new ChunkExpression.Name(fields.text("id"));
            case "id" -> new ChunkExpression.Id(fields.text("id"));
            case "attribute" -> new ChunkExpression.Attribute(operand(fields, "value"), fields.name("attr"));
            case "binop" -> binop(fields);
            case "tuple" -> new ChunkExpression.Tuple(operands(fields, "elts"));
            case "list" -> new ChunkExpression.ListDisplay(operands(fields, "elts"));
            case "subscript" -> new ChunkExpression.Subscript(operand(fields, "value"), operand(fields, "slice"));
            case "constant" -> new ChunkExpression.Constant(constant(fields));
            default -> throw new UnknownDataException("the expression type", type);
        };
    }

    private static ChunkExpression operand(JsonFields fields, String field) throws ChunkFormatException {
        return expression(fields.required(field));
    }

    private static List<ChunkExpression> operands(JsonFields fields, String field) throws ChunkFormatException {
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
        String operator = fields.text("op");
        if (!operator.equals("bitor")) {
            throw new UnknownDataException("the operator", operator);
        }
        return new ChunkExpression.BitOr(operand(fields, "left"), operand(fields, "right"));
    }

    private static Expression constant(JsonFields fields) throws ChunkFormatException {
        String kind = fields.text("kind");
        return switch (kind) {
            case "none" -> Expression.Constant.NONE;
            case "ellipsis" -> Expression.Constant.ELLIPSIS;
            case "bool" -> fields.flag("value") ? Expression.Constant.TRUE : Expression.Constant.FALSE;
            case "str" -> new Expression.StringConstant(fields.text("value"));
            case "int" -> RustLiteral.integer(fields.text("value")).orElseThrow(() -> noNumber(kind));
            case "float" -> RustLiteral.floatingPoint(fields.text("value")).orElseThrow(() -> noNumber(kind));
            default -> throw new UnknownDataException("the constant kind", kind);
        };
    }

    private static ChunkFormatException noNumber(String kind) {
        return new ChunkFormatException("the value of a constant of kind '%s' is not a number".formatted(kind));
    }
}
