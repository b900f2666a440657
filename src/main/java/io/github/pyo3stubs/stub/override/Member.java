// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.typing.LiteralType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The declarations of one name in a class.
 *
 * @param declarations one of an attribute or class; of a method all overloads, of a property all accessors
 */
record Member(String name, List<Declaration> declarations) {

    /** Forms around the type in an annotation, or in place of the type. */
    private static final Set<Name> QUALIFIERS = Set.of(PythonNames.FINAL, PythonNames.CLASS_VAR);

    /** The members of a class, by name. */
    static Map<String, Member> of(List<Statement> body) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                Member member = members.get(declaration.name());
                if (member == null) {
                    member = new Member(declaration.name(), new ArrayList<>(1));
                    members.put(declaration.name(), member);
                }
                member.declarations.add(declaration);
            }
        }
        return members;
    }

    List<Function> functions() {
        List<Function> functions = new ArrayList<>(declarations.size());
        for (Declaration declaration : declarations) {
            if (declaration instanceof Function function) {
                functions.add(function);
            }
        }
        return functions;
    }

    /** Whether an attribute is among the declarations. */
    boolean hasAttribute() {
        for (Declaration declaration : declarations) {
            if (declaration instanceof Assignment) {
                return true;
            }
        }
        return false;
    }

    boolean isAttribute() {
        return declarations.get(0) instanceof Assignment;
    }

    boolean isProperty() {
        return accessor(Accessor.GETTER).isPresent();
    }

    boolean isMethod() {
        return declarations.get(0) instanceof Function && !isProperty();
    }

    /** The accessor of a property. */
    Optional<Function> accessor(Accessor accessor) {
        for (Function function : functions()) {
            if (Accessor.of(function).orElse(null) == accessor) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** The type of an attribute or property; empty where it may be any. */
    Optional<Expression> type() {
        return declarations.get(0) instanceof Assignment assignment
                ? type(assignment)
                : accessor(Accessor.GETTER).flatMap(Function::returns);
    }

    /** The type that the setter of a property takes. */
    Optional<Expression> setType() {
        return accessor(Accessor.SETTER)
                .filter(setter -> setter.parameters().size() > 1)
                .flatMap(setter -> setter.parameters().get(1).annotation());
    }

    /** The type of an attribute, from its annotation or its value; empty where it may be any. */
    static Optional<Expression> type(Assignment assignment) {
        Expression annotation = assignment.annotation().orElse(null);
        if (annotation instanceof Subscript subscript && QUALIFIERS.contains(subscript.value())) {
            return Optional.of(subscript.arguments().get(0));
        }
        return annotation == null || QUALIFIERS.contains(annotation)
                ? assignment.value().flatMap(Member::typeOf)
                : Optional.of(annotation);
    }

    /** The type of a literal. */
    private static Optional<Expression> typeOf(Expression value) {
        if (value instanceof Tuple tuple) {
            return Optional.of(new Subscript(
                    PythonNames.TUPLE,
                    tuple.elements().stream()
                            .map(element -> typeOf(element).orElse(Name.INCOMPLETE))
                            .toList()));
        }
        return value instanceof Expression.Number number
                ? Optional.of(Name.builtin(typeOf(number.literal())))
                : LiteralType.of(value);
    }

    private static String typeOf(String number) {
        boolean hexadecimal = number.toLowerCase(Locale.ROOT).contains("0x");
        if (number.matches(".*[jJ]")) {
            return "complex";
        }
        return !hexadecimal && number.matches(".*[.eE].*") ? "float" : "int";
    }
}
