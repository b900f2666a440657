// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement or expression of some kind with everything that this kind can have: each list has two elements, no
 * optional component is empty, and every name, expression and statement in it differs from all others.
 */
public final class Specimen<T> {

    /** The components that hold text other than a name. */
    private static final Map<String, Object> TEXTS = Map.ofEntries(
            Map.entry("StringConstant.value", "text"),
            Map.entry("Bytes.value", "bytes"),
            Map.entry("Number.literal", "1"),
            Map.entry("VerbatimToken.text", "word"),
            Map.entry("Unary.operator", "not"),
            Map.entry("Operation.operators", List.of("+")),
            Map.entry("Comment.lines", List.of("# comment")),
            Map.entry("Assignment.documentation", Optional.of("Documentation.")),
            Map.entry("TypeAlias.documentation", Optional.of("Documentation.")),
            Map.entry("Function.documentation", Optional.of("Documentation.")),
            Map.entry("ClassDefinition.documentation", Optional.of("Documentation.")));

    private final String nameFormat;
    private final List<String> names = new ArrayList<>();
    private final List<Name> expressions = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final T value;

    private Specimen(Class<? extends T> kind, String nameFormat) {
        this.nameFormat = nameFormat;
        this.value = kind.cast(instance(kind));
    }

    /**
     * One specimen of each kind that a sealed type permits.
     *
     * @param nameFormat what the names look like, with a place for a number
     */
    public static <T> Stream<Specimen<T>> of(Class<T> type, String nameFormat) {
        return kinds(type).map(kind -> new Specimen<>(kind, nameFormat));
    }

    /** The kinds that a sealed type permits, directly or below another sealed type. */
    public static <T> Stream<Class<? extends T>> kinds(Class<? extends T> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(kind -> kinds(kind.<T>asSubclass(cast(type))))
                : Stream.of(type);
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> cast(Class<? extends T> type) {
        return (Class<T>) type;
    }

    public T value() {
        return value;
    }

    /** The names in it, those of its expressions and statements included. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The expressions in it, in the order of its components; all are names. */
    public List<Name> expressions() {
        return List.copyOf(expressions);
    }

    /** The statements in it, in the order of its components. */
    public List<Statement> statements() {
        return List.copyOf(statements);
    }

    @Override
    public String toString() {
        return value.getClass().getSimpleName();
    }

    private Object instance(Class<?> kind) {
        if (kind.isEnum()) {
            return kind.getEnumConstants()[0];
        }
        RecordComponent[] components = kind.getRecordComponents();
        Object[] arguments = Arrays.stream(components).map(this::component).toArray();
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object component(RecordComponent component) {
        Object text = TEXTS.get(component.getDeclaringRecord().getSimpleName() + "." + component.getName());
        return text != null ? text : example(component.getGenericType());
    }

    private Object example(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.of(example(element))
                    : List.of(example(element), example(element));
        } else if (type == String.class) {
            return name();
        } else if (type == boolean.class) {
            return false;
        } else if (type == Expression.class || type == Name.class) {
            Name name = new Name(name(), name());
            expressions.add(name);
            return name;
        } else if (type == Statement.class) {
            Statement statement = new Assignment(name(), Optional.empty(), Optional.empty(), Optional.empty());
            statements.add(statement);
            return statement;
        } else if (type == Suppression.class) {
            return Suppression.NONE;
        }
        return instance((Class<?>) type);
    }

    private String name() {
        String name = nameFormat.formatted(names.size());
        names.add(name);
        return name;
    }
}
