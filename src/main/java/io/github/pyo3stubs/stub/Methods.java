// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.model.Attribute;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.python.TypeSlots;
import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.typing.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A class's methods as Python calls them. PyO3 describes what the Rust code has (specification, section 8, and section
 * 10, bugs 31 and 35).
 */
final class Methods {

    private static final Set<String> POWERS = Set.of("__pow__", "__rpow__", "__ipow__");

    private static final Set<String> OF_ANYTHING = Set.of("__eq__", "__ne__");

    private static final List<Expression> CLASS_ATTRIBUTE = List.of(PythonNames.CLASS_METHOD, Accessor.PROPERTY);

    private Methods() {}

    /** @param owner the class */
    static List<FunctionDef> of(List<FunctionDef> described, Name owner) {
        List<FunctionDef> methods = new ArrayList<>(described.size());
        for (FunctionDef method : described) {
            if (!isClassAttribute(method)) {
                methods.add(
                        Identifiers.isSpecial(method.name())
                                ? asCalled(withoutKeywords(withModulus(method)), owner)
                                : method);
            }
        }
        methods.addAll(missingGetters(described));
        return methods;
    }

    /**
     * A class's attributes. A function with {@code #[classattr]} is one of them. PyO3 up to 0.28 describes it as a
     * property of the class, which type checkers do not support.
     */
    static List<Attribute> attributes(ClassDef theClass) {
        List<Attribute> attributes = theClass.attributes();
        for (FunctionDef method : theClass.methods()) {
            if (isClassAttribute(method)) {
                if (attributes == theClass.attributes()) {
                    attributes = new ArrayList<>(attributes);
                }
                Expression type = new Subscript(
                        PythonNames.FINAL, List.of(method.returns().orElse(Name.INCOMPLETE)));
                attributes.add(
                        new Attribute(method.name(), method.documentation(), Optional.of(type), Optional.empty()));
            }
        }
        return attributes;
    }

    private static boolean isClassAttribute(FunctionDef method) {
        return method.decorators().size() > 1 && method.decorators().equals(CLASS_ATTRIBUTE);
    }

    /** Makes a power's modulus optional, because the operator gives none. PyO3 describes it so from 0.29.3 on. */
    private static FunctionDef withModulus(FunctionDef method) {
        List<Parameter> parameters = method.parameters();
        if (!POWERS.contains(method.name()) || parameters.size() != 3) {
            return method;
        }
        Parameter modulus = parameters.get(2);
        return modulus.defaultValue().isPresent() || modulus.kind().isVariadic()
                ? method
                : method.withParameters(replaced(parameters, 2, modulus.withDefaultValue(Optional.of(Constant.NONE))));
    }

    private static FunctionDef withoutKeywords(FunctionDef method) {
        if (!TypeSlots.NAMES.contains(method.name())) {
            return method;
        }
        List<Parameter> parameters = new ArrayList<>(method.parameters().size());
        for (Parameter parameter : method.parameters()) {
            parameters.add(
                    parameter.kind() == Kind.POSITIONAL_OR_KEYWORD
                            ? parameter.withKind(Kind.POSITIONAL_ONLY)
                            : parameter);
        }
        return method.withParameters(parameters);
    }

    private static FunctionDef asCalled(FunctionDef method, Name owner) {
        List<Parameter> parameters = method.parameters();
        if (TypeSlots.IN_PLACE.contains(method.name()) && method.returns().orElse(null) == Constant.NONE) {
            // PyO3 returns the object itself to Python
            return method.withReturns(Optional.of(owner));
        } else if (OF_ANYTHING.contains(method.name()) && parameters.size() > 1) {
            return method.withParameters(replaced(parameters, 1, ofAnything(parameters.get(1))));
        } else if (method.name().equals("__new__") && !parameters.isEmpty() && !hasClass(parameters)) {
            return method.withParameters(replaced(parameters, 0, ofClass(parameters.get(0))));
        }
        return method;
    }

    private static boolean hasClass(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals("cls")) {
                return true;
            }
        }
        return false;
    }

    private static List<Parameter> replaced(List<Parameter> parameters, int index, Parameter replacement) {
        List<Parameter> replaced = new ArrayList<>(parameters);
        replaced.set(index, replacement);
        return replaced;
    }

    /** Accepts any object: PyO3 tells Python that an object which the Rust code does not accept is unequal. */
    private static Parameter ofAnything(Parameter other) {
        return other.annotation().isPresent() ? other.withAnnotation(Optional.of(PythonNames.OBJECT)) : other;
    }

    private static Parameter ofClass(Parameter first) {
        return first.name().equals("self") ? first.withName("cls") : first;
    }

    /** Getters for properties without one, because in a stub every property begins with its getter. */
    private static List<FunctionDef> missingGetters(List<FunctionDef> methods) {
        List<FunctionDef> others = new ArrayList<>(0);
        for (FunctionDef method : methods) {
            Accessor accessor = accessor(method);
            if (accessor != null && accessor != Accessor.GETTER) {
                others.add(method);
            }
        }
        if (others.isEmpty()) {
            return List.of();
        }
        Set<String> complete = withGetter(methods);
        Map<String, List<FunctionDef>> properties = new LinkedHashMap<>();
        for (FunctionDef method : others) {
            if (!complete.contains(method.name())) {
                properties.putIfAbsent(method.name(), new ArrayList<>());
                properties.get(method.name()).add(method);
            }
        }
        List<FunctionDef> getters = new ArrayList<>(properties.size());
        for (List<FunctionDef> accessors : properties.values()) {
            getters.add(missingGetter(accessors));
        }
        return getters;
    }

    private static Set<String> withGetter(List<FunctionDef> methods) {
        Set<String> names = new HashSet<>();
        for (FunctionDef method : methods) {
            if (accessor(method) == Accessor.GETTER) {
                names.add(method.name());
            }
        }
        return names;
    }

    /** The accessor that a method is; null if it is not an accessor. */
    private static Accessor accessor(FunctionDef method) {
        return Accessor.of(method.name(), method.decorators()).orElse(null);
    }

    /** @param accessors the setters and deleters of one property */
    private static FunctionDef missingGetter(List<FunctionDef> accessors) {
        List<FunctionDef> setters = accessors.stream()
                .filter(method -> accessor(method) == Accessor.SETTER)
                .toList();
        return setters.isEmpty()
                ? getter(accessors.get(0), Optional.of(Name.INCOMPLETE))
                : getter(setters.get(0), valueType(setters));
    }

    private static Optional<Expression> valueType(List<FunctionDef> setters) {
        return UnionType.of(setters.stream()
                .map(setter -> setter.parameters().stream().skip(1).findFirst().flatMap(Parameter::annotation))
                .toList());
    }

    private static FunctionDef getter(FunctionDef accessor, Optional<Expression> type) {
        return new FunctionDef(
                accessor.name(),
                Optional.empty(),
                List.of(Accessor.PROPERTY),
                accessor.parameters().stream().limit(1).toList(),
                type,
                false);
    }
}
