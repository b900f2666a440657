// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A Python expression as annotations, defaults, values, bases and decorators use it.
 *
 * <p>Names are qualified: they say which module declares the thing, not how a file spells it. The spelling, and the
 * imports it needs, are decided last, by {@code Imports}.
 */
public sealed interface Expression
        permits Expression.Name,
                Expression.Attribute,
                Expression.Subscript,
                Expression.Union,
                Expression.Tuple,
                Expression.ListDisplay,
                Expression.StringConstant,
                Expression.Number,
                Expression.Bytes,
                Expression.Unary,
                Expression.Constant,
                ValueExpression {

    /**
     * The expression with each of its direct parts replaced by what a function makes of it, in the order of the text;
     * the expression itself if it has no parts. Each kind defines its parts by this method alone.
     */
    default Expression mapped(UnaryOperator<Expression> part) {
        return this;
    }

    /** The direct parts, in the order of the text. */
    default List<Expression> parts() {
        List<Expression> parts = new ArrayList<>();
        mapped(part -> {
            parts.add(part);
            return part;
        });
        return parts;
    }

    /** Calls an action with the expression and with all expressions in it, each before its parts. */
    default void forEach(Consumer<Expression> action) {
        record Visit(Consumer<Expression> action) implements UnaryOperator<Expression> {
            @Override
            public Expression apply(Expression part) {
                action.accept(part);
                part.mapped(this);
                return part;
            }
        }
        new Visit(action).apply(this);
    }

    /** The identifiers that the expression itself spells, without those of its parts. */
    default List<String> identifiers() {
        return List.of();
    }

    /** The names that have a meaning only within the expression: the parameters of a lambda. */
    default List<String> locals() {
        return List.of();
    }

    /**
     * A thing by the module that declares it.
     *
     * @param module the declaring module's full dotted name, such as {@code collections.abc} or {@code builtins}; empty
     *     for what has a meaning only where it stands, such as a type parameter
     * @param path the name within the module, dotted for a member of a class, such as {@code Ellipsoid.Kind}; empty for
     *     the module itself
     */
    record Name(String module, String path) implements Expression {

        /** The module whose names need no import. */
        public static final String BUILTINS = "builtins";

        /** The type to write where the real one is unknown. */
        public static final Name INCOMPLETE = new Name("_typeshed", "Incomplete");

        public static Name builtin(String path) {
            return new Name(BUILTINS, path);
        }

        /** A name that means something only where it stands, and is written as it is. */
        public static Name local(String path) {
            return new Name("", path);
        }

        /** A module itself. */
        public static Name ofModule(String module) {
            return new Name(module, "");
        }

        @Override
        public List<String> identifiers() {
            return dotted().isEmpty() ? List.of() : DottedName.of(dotted()).parts();
        }

        public boolean isLocal() {
            return module.isEmpty();
        }

        public boolean isModule() {
            return path.isEmpty();
        }

        /** The thing that {@code name.attribute} means. */
        public Name member(String attribute) {
            return new Name(module, path.isEmpty() ? attribute : path + "." + attribute);
        }

        public boolean isBuiltin() {
            return module.equals(BUILTINS);
        }

        /** Module and path as one. */
        public String dotted() {
            return isLocal() || isModule() ? module + path : module + "." + path;
        }

        /** The part of the path that a module-level declaration or an import brings in: all before the first dot. */
        public String root() {
            return DottedName.of(path).root();
        }

        // Most sets and maps are of names, and what Java derives for a record is slow in its first thousands of calls
        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Name name && path.equals(name.path) && module.equals(name.module);
        }

        @Override
        public int hashCode() {
            return 31 * module.hashCode() + path.hashCode();
        }
    }

    /** {@code value.attribute}, where the value is not a name, or where a statement changes the attribute. */
    record Attribute(Expression value, String attribute) implements Expression {
        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            Expression newValue = part.apply(value);
            return newValue == value ? this : new Attribute(newValue, attribute);
        }

        @Override
        public List<String> identifiers() {
            return List.of(attribute);
        }
    }

    /** The expression {@code value.attribute}: a longer name where the value is a name. */
    static Expression attribute(Expression value, String attribute) {
        return value instanceof Name name ? name.member(attribute) : new Attribute(value, attribute);
    }

    /** {@code value[a, b]}; without arguments, {@code value[()]}. */
    record Subscript(Expression value, List<Expression> arguments) implements Expression {
        public Subscript {
            while (arguments.size() == 1 && arguments.get(0) instanceof Tuple tuple) {
                arguments = tuple.elements();
            }
            arguments = List.copyOf(arguments);
        }

        /** A type without its arguments: {@code list} for {@code list[int]}, and {@code int} for {@code int}. */
        public static Expression withoutArguments(Expression type) {
            return type instanceof Subscript generic ? generic.value : type;
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            Expression newValue = part.apply(value);
            List<Expression> newArguments = Statement.each(arguments, part);
            return newValue == value && newArguments == arguments ? this : new Subscript(newValue, newArguments);
        }

        /**
         * The subscript as a type, with the types in it replaced by one function and the values in it by another.
         * Values are the arguments of {@code Literal} and the metadata of {@code Annotated}.
         */
        public Subscript mapped(UnaryOperator<Expression> type, UnaryOperator<Expression> value) {
            int types = form().equals("Literal") ? 0 : form().equals("Annotated") ? 1 : arguments.size();
            List<Expression> mapped = new ArrayList<>(arguments.size());
            Expression newValue = type.apply(this.value);
            for (Expression argument : arguments) {
                mapped.add((mapped.size() < types ? type : value).apply(argument));
            }
            return newValue == this.value && mapped.equals(arguments) ? this : new Subscript(newValue, mapped);
        }

        /** The last part of the subscripted name, such as {@code Literal}; empty where no name is subscripted. */
        public String form() {
            return value instanceof Name name ? DottedName.of(name.path()).last() : "";
        }
    }

    /** {@code a | b | c}, flat. */
    record Union(List<Expression> members) implements Expression {
        public Union {
            List<Expression> flat = new ArrayList<>();
            for (Expression member : members) {
                flat.addAll(member instanceof Union union ? union.members : List.of(member));
            }
            members = List.copyOf(flat);
        }

        /** The union without repetitions; the member itself where one is left. */
        public Expression distinct() {
            List<Expression> distinct = List.copyOf(new LinkedHashSet<>(members));
            return distinct.size() == 1 ? distinct.get(0) : new Union(distinct);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            List<Expression> mapped = Statement.each(members, part);
            return mapped == members ? this : new Union(mapped);
        }
    }

    /** {@code (a, b)}. */
    record Tuple(List<Expression> elements) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            List<Expression> mapped = Statement.each(elements, part);
            return mapped == elements ? this : new Tuple(mapped);
        }
    }

    /**
     * {@code [a, b]} where it is a value of its own, as in {@code __all__} or the first argument of {@code Callable}.
     */
    record ListDisplay(List<Expression> elements) implements Expression {
        public ListDisplay {
            elements = List.copyOf(elements);
        }

        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            List<Expression> mapped = Statement.each(elements, part);
            return mapped == elements ? this : new ListDisplay(mapped);
        }
    }

    /** A string literal, by its value. An annotation that its author quoted is one of these. */
    record StringConstant(String value) implements Expression {}

    /** A number, spelled as Python spells it; a sign may stand before it. */
    record Number(String literal) implements Expression {}

    /** A bytes literal, by its value: one character for each byte. */
    record Bytes(String value) implements Expression {}

    /**
     * An operator before its operand.
     *
     * @param operator a sign (the one of a {@link Number} is part of it), {@code ~}, {@code not}, {@code await}, or the
     *     stars of an unpacked value
     */
    record Unary(String operator, Expression operand) implements Expression {
        @Override
        public Expression mapped(UnaryOperator<Expression> part) {
            Expression mapped = part.apply(operand);
            return mapped == operand ? this : new Unary(operator, mapped);
        }
    }

    /** Python's built-in constants. */
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
