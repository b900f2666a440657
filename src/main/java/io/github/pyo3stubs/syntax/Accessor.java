// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;

/** The accessors of a property. The decorator of a method says which one it is. */
public enum Accessor {
    GETTER(".getter"),
    SETTER(".setter"),
    DELETER(".deleter");

    /** The decorator of a {@link #GETTER}. */
    public static final Name PROPERTY = Name.builtin("property");

    /** The accessors of a property that has a getter already. */
    private static final List<Accessor> OF_EXISTING = List.of(SETTER, DELETER);

    private final String attribute;

    Accessor(String attribute) {
        this.attribute = attribute;
    }

    /** The decorator that makes a method this accessor of an existing property with the same name: {@code x.setter}. */
    public String decorator(String method) {
        return method + attribute;
    }

    /** The accessor that a method is; empty if it is not an accessor. */
    public static Optional<Accessor> of(Function method) {
        return of(method.name(), method.decorators());
    }

    /** The accessor that a method with this name and these decorators is; empty if it is not an accessor. */
    public static Optional<Accessor> of(String method, List<Expression> decorators) {
        if (decorators.size() != 1) {
            return Optional.empty();
        } else if (decorators.get(0).equals(PROPERTY)) {
            return Optional.of(GETTER);
        }
        String path = path(decorators.get(0));
        for (Accessor accessor : OF_EXISTING) {
            if (path.endsWith(accessor.attribute) && DottedName.of(path).endsWith(accessor.decorator(method))) {
                return Optional.of(accessor);
            }
        }
        return Optional.empty();
    }

    /** Whether a text is the {@link #decorator} of any accessor. */
    static boolean isDecorator(String text, String method) {
        for (Accessor accessor : values()) {
            if (text.endsWith(accessor.attribute) && text.equals(accessor.decorator(method))) {
                return true;
            }
        }
        return false;
    }

    private static String path(Expression decorator) {
        return decorator instanceof Name name
                ? name.dotted()
                : decorator instanceof Expression.Attribute attribute
                        ? path(attribute.value()) + "." + attribute.attribute()
                        : "";
    }
}
