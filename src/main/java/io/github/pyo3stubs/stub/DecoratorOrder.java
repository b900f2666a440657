// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Comparator;
import java.util.List;

/**
 * Orders functions of one name by their decorators, simple ones first, so that a property's getter precedes its deleter
 * and setter (specification, section 5.2).
 */
final class DecoratorOrder implements Comparator<List<Expression>> {

    @Override
    public int compare(List<Expression> left, List<Expression> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return left.size() - right.size();
    }

    /** By the number of their attributes, then by text. */
    private static int compare(Expression left, Expression right) {
        int order = depth(left) - depth(right);
        return order == 0 ? CodePoints.ORDER.compare(text(left), text(right)) : order;
    }

    private static int depth(Expression decorator) {
        if (decorator instanceof Name name) {
            int parts = DottedName.of(name.path()).size();
            return name.isBuiltin() ? parts - 1 : parts;
        }
        return decorator instanceof Expression.Attribute attribute ? depth(attribute.value()) + 1 : 0;
    }

    private static String text(Expression decorator) {
        if (decorator instanceof Name name) {
            return name.isBuiltin() ? name.path() : name.module() + "." + name.path();
        }
        return decorator instanceof Expression.Attribute attribute
                ? text(attribute.value()) + "." + attribute.attribute()
                : "";
    }
}
