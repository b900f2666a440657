package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import java.util.List;

/** What the decorators of a function make of it. The first kind that one of them tells is the function's. */
public enum FunctionKind {
    OVERLOAD("overload", "overload"),
    GETTER("getter", "getter"),
    SETTER("setter", "setter"),
    DELETER("deleter", "deleter"),
    PROPERTY("property", "property", "cached_property"),
    CLASS_METHOD("class method", "classmethod"),
    STATIC_METHOD("static method", "staticmethod"),
    FUNCTION("function");

    private final String noun;
    private final List<String> decorators;

    FunctionKind(String noun, String... decorators) {
        this.noun = noun;
        this.decorators = List.of(decorators);
    }

    /** The kind of a function of a {@link ContentForm}. */
    public static FunctionKind of(Function function) {
        for (FunctionKind kind : values()) {
            if (kind.isMadeOf(function)) {
                return kind;
            }
        }
        return FUNCTION;
    }

    /** Whether a statement is one of several definitions of a function that stand together. */
    public static boolean isOverload(Statement form) {
        return form instanceof Function function && of(function) == OVERLOAD;
    }

    /** Whether one of the function's decorators, perhaps among others, makes it one of this kind. */
    boolean isMadeOf(Function function) {
        return function.decorators().stream()
                .anyMatch(decorator -> decorator instanceof Name name
                        && (isAccessor()
                                ? name.equals(Name.local(function.name() + "." + decorator()))
                                : decorators.contains(name.path())));
    }

    /** The decorator that usually does. */
    String decorator() {
        return decorators.get(0);
    }

    /** Whether the function adds something to the property of its name. */
    public boolean isAccessor() {
        return this == GETTER || this == SETTER || this == DELETER;
    }

    public String noun() {
        return noun;
    }
}
