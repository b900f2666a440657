package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a method is to a property: its decorator says so. */
enum Accessor {
    GETTER,
    SETTER,
    DELETER;

    /** A method's part in the property of its name; empty for an ordinary method. */
    static Optional<Accessor> of(Function method) {
        return of(method.name(), method.decorators());
    }

    /** The same by the method's name. */
    static Optional<Accessor> of(String method, List<Expression> decorators) {
        if (decorators.equals(List.of(Name.builtin("property")))) {
            return Optional.of(GETTER);
        }
        for (Accessor accessor : List.of(SETTER, DELETER)) {
            String ending = method + "." + accessor.name().toLowerCase(Locale.ROOT);
            if (decorators.size() == 1 && DottedName.of(path(decorators.get(0))).endsWith(ending)) {
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
