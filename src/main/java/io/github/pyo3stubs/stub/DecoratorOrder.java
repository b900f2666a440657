// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders functions of one name by their decorators, simple ones first, so that a property's getter precedes its deleter
 * and setter (specification, section 5.2).
 */
final class DecoratorOrder implements Comparator<List<Expression>> {

    @Override
    public int compare(List<Expression> left, List<Expression> right) {
        return left.equals(right) ? 0 : Arrays.compare(keys(left), keys(right));
    }

    private static Key[] keys(List<Expression> decorators) {
        Key[] keys = new Key[decorators.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(decorators.get(i));
        }
        return keys;
    }

    private static Key key(Expression decorator) {
        if (decorator instanceof Name name) {
            String path = name.isBuiltin() ? name.path() : name.module() + "." + name.path();
            return new Key(depth(name), path);
        } else if (decorator instanceof Expression.Attribute attribute) {
            return key(attribute.value()).attribute(attribute.attribute());
        }
        return new Key(0, "");
    }

    private static int depth(Name name) {
        int parts = DottedName.of(name.path()).size();
        return name.isBuiltin() ? parts - 1 : parts;
    }

    /** The sort key of a decorator: the number of its attributes, then its text. */
    private record Key(int depth, String text) implements Comparable<Key> {

        Key attribute(String name) {
            return new Key(depth + 1, text + "." + name);
        }

        @Override
        public int compareTo(Key other) {
            return depth == other.depth ? CodePoints.ORDER.compare(text, other.text) : depth - other.depth;
        }
    }
}
