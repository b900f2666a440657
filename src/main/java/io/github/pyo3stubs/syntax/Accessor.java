// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The accessors of a property. The decorator of a method says which one it is. */
public enum Accessor {
    GETTER,
    SETTER,
    DELETER;

    /** The decorator of a {@link #GETTER}. */
    public static final Name PROPERTY = Name.builtin("property");

    /** The decorator that makes a method this accessor of an existing property with the same name: {@code x.setter}. */
    public String decorator(String method) {
        return method + "." + name().toLowerCase(Locale.ROOT);
    }

    /** The accessor that a method is; empty if it is not an accessor. */
    public static Optional<Accessor> of(Function method) {
        return of(method.name(), method.decorators());
    }

    /** The accessor that a method with this name and these decorators is; empty if it is not an accessor. */
    public static Optional<Accessor> of(String method, List<Expression> decorators) {
        if (decorators.equals(List.of(PROPERTY))) {
            return Optional.of(GETTER);
        }
        for (Accessor accessor : List.of(SETTER, DELETER)) {
            if (decorators.size() == 1 && DottedName.of(path(decorators.get(0))).endsWith(accessor.decorator(method))) {
                return Optional.of(accessor);
            }
        }
        return Optional.empty();
    }

    private static String path(Expression decorator) {
        return decorator instanceof Name name
                ? name.dotted()
                : decorator instanceof Expression.Attribute attribute
                        ? path(attribute.value()) + "." + attribute.attribute()
                        : "";
    }
}
