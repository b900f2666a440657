// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A statement of a stub file. The tree leaves out everything without a meaning to the readers of a stub: {@code pass},
 * {@code ...}, strings that document nothing, the bodies of functions, and comments behind statements that type
 * checkers do not read.
 */
public sealed interface Statement
        permits Declaration, Statement.Import, BlockStatement, Statement.OpaqueStatement, Statement.Comment {

    /** The role of an expression in a statement. */
    enum Role {
        DECORATOR,
        /** An annotation, a base, a bound or default of a type parameter, or what a type alias stands for. */
        TYPE,
        /** A value, a default, a condition, or a part of a statement of no special kind. */
        VALUE;

        UnaryOperator<Expression> of(BiFunction<Role, Expression, Expression> change) {
            return expression -> change.apply(this, expression);
        }
    }

    /**
     * The statement with each of its expressions replaced by what a function makes of it, given its role, in the order
     * of the text. The statements in its bodies stay as they are, and so does the name of an import. Each kind defines
     * its expressions by this method; functions, attributes and classes by {@link #forEachExpression} too.
     */
    default Statement mapped(BiFunction<Role, Expression, Expression> change) {
        return this;
    }

    /** A list with each element replaced by what a function makes of it; the list itself if all stay the same. */
    static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        List<T> mapped = list;
        for (int i = 0; i < list.size(); i++) {
            mapped = replaced(mapped, list, i, change.apply(list.get(i)));
        }
        return mapped;
    }

    /**
     * One step of replacing the elements of a list, such as {@link #each} does them: copies the list at the first
     * element that is another object.
     *
     * @param mapped the list or its copy
     * @return the list or its copy, with the element in it
     */
    static <T> List<T> replaced(List<T> mapped, List<T> list, int index, T element) {
        if (element == list.get(index)) {
            return mapped;
        }
        List<T> copy = mapped == list ? new ArrayList<>(list) : mapped;
        copy.set(index, element);
        return copy;
    }

    /** An expression replaced by what a function makes of it; the same object if it stays the same. */
    static Optional<Expression> mapped(Optional<Expression> expression, UnaryOperator<Expression> change) {
        if (expression.isEmpty()) {
            return expression;
        }
        Expression mapped = change.apply(expression.get());
        return mapped == expression.get() ? expression : Optional.ofNullable(mapped);
    }

    /** Calls an action with each expression of the statement, in the order of the text, without those in its bodies. */
    default void forEachExpression(BiConsumer<Role, Expression> action) {
        // most expressions are those of these kinds
        if (this instanceof Declaration.Function function) {
            forEachExpression(function, action);
        } else if (this instanceof Declaration.Assignment assignment) {
            accept(Role.TYPE, assignment.annotation(), action);
            accept(Role.VALUE, assignment.value(), action);
        } else if (this instanceof Declaration.ClassDefinition definition) {
            accept(Role.DECORATOR, definition.decorators(), action);
            accept(definition.typeParameters(), action);
            accept(Role.TYPE, definition.bases(), action);
        } else if (!(this instanceof Import)) {
            mapped((role, expression) -> {
                action.accept(role, expression);
                return expression;
            });
        }
    }

    private static void forEachExpression(Declaration.Function function, BiConsumer<Role, Expression> action) {
        accept(Role.DECORATOR, function.decorators(), action);
        accept(function.typeParameters(), action);
        for (Parameter parameter : function.parameters()) {
            accept(Role.TYPE, parameter.annotation(), action);
            accept(Role.VALUE, parameter.defaultValue(), action);
        }
        accept(Role.TYPE, function.returns(), action);
    }

    private static void accept(List<TypeParameter> parameters, BiConsumer<Role, Expression> action) {
        for (TypeParameter parameter : parameters) {
            accept(Role.TYPE, parameter.bound(), action);
            accept(Role.TYPE, parameter.defaultValue(), action);
        }
    }

    private static void accept(Role role, List<Expression> expressions, BiConsumer<Role, Expression> action) {
        for (Expression expression : expressions) {
            action.accept(role, expression);
        }
    }

    private static void accept(Role role, Optional<Expression> expression, BiConsumer<Role, Expression> action) {
        if (expression.isPresent()) {
            action.accept(role, expression.get());
        }
    }

    /** The bodies below a statement that declare names in the same scope as the statement itself. */
    default List<Body> blocks() {
        return List.of();
    }

    /** The statement with other statements in each of its {@link #blocks}. */
    default Statement withBlocks(Function<Body, List<Statement>> statements) {
        return this;
    }

    /** All bodies below a statement: its {@link #blocks}, or the body of a class, which is a scope of its own. */
    default List<Body> bodies() {
        return blocks();
    }

    /** The names that the statement itself defines in its scope, without those that its bodies define. */
    default List<String> binds() {
        return List.of();
    }

    /** Whether the statement is an import whose name the file does not export. */
    default boolean isImportForItself() {
        return false;
    }

    /**
     * The names that have a meaning in this statement only, such as type parameters. No import may take them as an
     * alias. Names that the statement merely spells belong to {@link #identifiers}.
     */
    default List<String> locals() {
        return List.of();
    }

    /** The identifiers that the statement spells, apart from those of its expressions and its bodies. */
    default List<String> identifiers() {
        List<String> locals = locals();
        return locals.isEmpty()
                ? binds()
                : Stream.concat(binds().stream(), locals.stream()).toList();
    }

    /**
     * An import that stands in the file for its own sake. Imports that the file's names merely need are not statements;
     * {@code Imports} finds them.
     *
     * @param name the imported thing; its path is {@code *} for all names of a module
     * @param local the name that the import defines, where that matters: because the file exports it, because a string
     *     contains it, or because the name has another meaning under another condition. For {@code import a.b}, which
     *     defines {@code a}, this is the whole path.
     * @param reexported whether the file exports the name ({@code import a as a})
     */
    record Import(Expression.Name name, Optional<String> local, boolean reexported) implements Statement {

        private static final String ALL = "*";

        /** An import under the thing's own name. */
        public Import(Expression.Name name, boolean reexported) {
            this(name, reexported ? Optional.of(ownName(name)) : Optional.empty(), reexported);
        }

        /** {@code from module import *}. */
        public static Import all(String module) {
            return new Import(new Expression.Name(module, ALL), true);
        }

        public boolean isAll() {
            return name.path().equals(ALL);
        }

        @Override
        public boolean isImportForItself() {
            return !reexported;
        }

        /** Whether the name that the import defines matters. */
        public boolean isBound() {
            return local.isPresent();
        }

        /** Whether the imported thing is one of a module, such as a submodule. */
        public boolean isFrom(String module) {
            return DottedName.of(name.dotted())
                    .parent()
                    .filter(parent -> parent.text().equals(module))
                    .isPresent();
        }

        /** Whether the name that the import defines is the thing's own. */
        public boolean isUnderOwnName() {
            return isBound() && local.get().equals(ownName(name));
        }

        /** The import as one that does not export the name. */
        public Import notReexported() {
            return new Import(name, local, false);
        }

        public Import withName(Expression.Name name) {
            return new Import(name, local, reexported);
        }

        @Override
        public List<String> binds() {
            return isBound() && !isAll() ? List.of(DottedName.of(local.get()).root()) : List.of();
        }

        @Override
        public List<String> identifiers() {
            Expression.Name imported = isAll() ? Expression.Name.ofModule(name.module()) : name;
            List<String> identifiers = new ArrayList<>(imported.identifiers());
            if (isBound() && !isAll()) {
                identifiers.addAll(DottedName.of(local.get()).parts());
            }
            return identifiers;
        }

        // By hand, for the first run: design.md, "What every build runs is written as loops"
        @Override
        public boolean equals(Object other) {
            return other instanceof Import same
                    && name.equals(same.name)
                    && local.equals(same.local)
                    && reexported == same.reexported;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + local.hashCode();
        }

        private static String ownName(Expression.Name name) {
            return name.isModule() ? name.module() : name.path();
        }
    }

    /**
     * A simple statement of another kind: an assignment to anything but a name, an augmented one, {@code del},
     * {@code assert}, a call …
     *
     * @param names the names that it defines, and {@code __all__} if it calls a method that changes the list; in its
     *     expressions they are {@linkplain Expression.Name#local local}
     */
    record OpaqueStatement(ValueExpression.Verbatim verbatim, List<String> names) implements Statement {
        public OpaqueStatement {
            names = List.copyOf(names);
        }

        @Override
        public OpaqueStatement mapped(BiFunction<Role, Expression, Expression> change) {
            return new OpaqueStatement(verbatim.mapped(Role.VALUE.of(change)), names);
        }

        @Override
        public List<String> binds() {
            return names;
        }

        @Override
        public List<String> locals() {
            return names;
        }
    }

    /** Comments, each with its number sign, that belong to the statement after them. */
    record Comment(List<String> lines) implements Statement {
        public Comment {
            lines = List.copyOf(lines);
        }
    }
}
