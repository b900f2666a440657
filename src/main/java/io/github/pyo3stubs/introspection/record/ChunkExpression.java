// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.syntax.Expression;
import java.util.List;

/**
 * An expression as the records hold it (specification, section 3.5). Unlike in an {@link Expression}, two trees with
 * the same text may differ here, and unions are compared as these trees.
 */
public sealed interface ChunkExpression {

    /** A builtin, or, as the value of an {@link Attribute}, a module's dotted name. */
    record Name(String id) implements ChunkExpression {}

    /** A member of a module, where the value is a {@link Name}; an attribute of any other value. */
    record Attribute(ChunkExpression value, String attr) implements ChunkExpression {}

    /** {@code left | right}; the records know no other operator. */
    record BitOr(ChunkExpression left, ChunkExpression right) implements ChunkExpression {}

    record Tuple(List<ChunkExpression> elements) implements ChunkExpression {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    record ListDisplay(List<ChunkExpression> elements) implements ChunkExpression {
        public ListDisplay {
            elements = List.copyOf(elements);
        }
    }

    /** {@code value[slice]}; several arguments are a slice that is a {@link Tuple}. */
    record Subscript(ChunkExpression value, ChunkExpression slice) implements ChunkExpression {}

    /** A class by its introspection id. */
    record Id(String id) implements ChunkExpression {}

    /** A constant, which means the same wherever it stands. */
    record Constant(Expression value) implements ChunkExpression {}

    /** Whether this is the constant {@code None}. */
    default boolean isNone() {
        return this instanceof Constant constant && constant.value() == Expression.Constant.NONE;
    }
}
