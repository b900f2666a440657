// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Function;
import java.util.Comparator;

/** Orders declarations by name, and functions of one name by their decorators. */
final class DeclarationOrder implements Comparator<Declaration> {

    private static final DecoratorOrder DECORATORS = new DecoratorOrder();

    @Override
    public int compare(Declaration left, Declaration right) {
        int order = CodePoints.ORDER.compare(left.name(), right.name());
        return order == 0 && left instanceof Function one && right instanceof Function other
                ? DECORATORS.compare(one.decorators(), other.decorators())
                : order;
    }
}
