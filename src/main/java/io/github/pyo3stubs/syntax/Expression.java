package io.github.pyo3stubs.syntax;

import java.util.List;

/**
 * A Python expression as annotations, defaults, values, bases and decorators use it.
 *
 * <p>Names are qualified: they say which module declares the thing, not how a file spells it. The spelling, and the
 * imports it needs, are {@link Imports}' business and are decided last.
 */
public sealed interface Expression {

    /**
     * A thing by the module that declares it.
     *
     * @param module the declaring module's full dotted name, such as {@code collections.abc} or {@code builtins}
     * @param path the name within the module, dotted for a member of a class, such as {@code Ellipsoid.Kind}
     */
    record Name(String module, String path) implements Expression {

        /** The module whose names need no import. */
        public static final String BUILTINS = "builtins";

        /** What stands for a type that nobody knows. */
        public static final Name INCOMPLETE = new Name("_typeshed", "Incomplete");

        public static Name builtin(String path) {
            return new Name(BUILTINS, path);
        }

        public boolean isBuiltin() {
            return module.equals(BUILTINS);
        }

        /** The part of the path that a module-level declaration or an import brings in: all before the first dot. */
        public String root() {
            int dot = path.indexOf('.');
            return dot < 0 ? path : path.substring(0, dot);
        }
    }

    /** {@code value.attribute}, where the value is not a module. */
    record Attribute(Expression value, String attribute) implements Expression {}

    /**
     * {@code value[a, b]}.
     *
     * @param arguments what stands between the brackets; empty for {@code tuple[()]}
     */
    record Subscript(Expression value, List<Expression> arguments) implements Expression {
        public Subscript {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code a | b | c}, flat. */
    record Union(List<Expression> members) implements Expression {
        public Union {
            members = List.copyOf(members);
        }
    }

    /** {@code (a, b)}. */
    record Tuple(List<Expression> elements) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /** {@code [a, b]} where it is a value of its own, as in {@code __all__} or the first argument of {@code Callable}. */
    record ListDisplay(List<Expression> elements) implements Expression {
        public ListDisplay {
            elements = List.copyOf(elements);
        }
    }

    /** A string literal, by its value. An annotation that its author quoted is one of these. */
    record Text(String value) implements Expression {}

    /** A number, spelled as Python spells it; a sign may stand before it. */
    record Number(String literal) implements Expression {}

    /** The constants that have a word of their own. */
    enum Constant implements Expression {
        NONE("None"),
        TRUE("True"),
        FALSE("False"),
        ELLIPSIS("...");

        private final String text;

        Constant(String text) {
            this.text = text;
        }

        /** The constant as Python spells it. */
        public String text() {
            return text;
        }
    }
}
