// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a declaration leaves without a type. What fills in a declaration of the library may state some of its types
 * only, so if the library renames the declaration, this tells it from an addition.
 */
public final class MissingTypes {

    private final List<String> all = new ArrayList<>();

    private MissingTypes() {}

    /**
     * The parts of a declaration without a type, as messages name them.
     *
     * @param place where the declaration stands
     */
    public static List<String> of(Declaration declaration, Place place) {
        MissingTypes missing = new MissingTypes();
        missing.add(declaration, place.path(declaration.name()), "", !place.isModule());
        return missing.all;
    }

    /** The parts of a declaration without a type, in words; empty if there are none. */
    static Optional<String> inWords(Declaration declaration, Place place) {
        List<String> parts = of(declaration, place);
        int last = parts.size() - 1;
        return last < 1
                ? parts.stream().findFirst()
                : Optional.of(String.join(", ", parts.subList(0, last)) + " and " + parts.get(last));
    }

    /** @param of the words for the declaration behind its parts; empty for the declaration that the message is about */
    private void add(Declaration declaration, String path, String of, boolean isMember) {
        if (declaration instanceof Function function) {
            addFunction(function, of, isMember);
        } else if (declaration instanceof Assignment attribute) {
            boolean isOpen = attribute.annotation().isEmpty()
                    && attribute
                            .value()
                            .filter(value -> value != Constant.ELLIPSIS)
                            .isEmpty();
            if (isOpen) {
                all.add(path);
            }
        } else if (declaration instanceof ClassDefinition definition) {
            for (Statement member : definition.body()) {
                if (member instanceof Declaration inner) {
                    String inside = path + "." + inner.name();
                    add(inner, inside, " of " + inside, true);
                }
            }
        }
    }

    private void addFunction(Function function, String of, boolean isMember) {
        boolean isBound = isMember && !function.decorators().contains(PythonNames.STATIC_METHOD);
        function.parameters().stream()
                .skip(isBound ? 1 : 0)
                .filter(parameter -> parameter.annotation().isEmpty())
                .map(Parameter::name)
                .forEach(name -> all.add("'" + name + "'" + of));
        if (function.returns().isEmpty()) {
            all.add("the result" + of);
        }
    }
}
