// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.List;
import java.util.Optional;

/**
 * Kind of a declaration. The kind of a function depends on its decorators: it is the first kind of this list of which
 * the function has a decorator.
 */
public enum DeclarationKind {
    MODULE("module"),
    OVERLOAD("overload", "overload"),
    GETTER("getter", "getter"),
    SETTER("setter", "setter"),
    DELETER("deleter", "deleter"),
    PROPERTY("property", "property", "cached_property"),
    CLASS_METHOD("class method", "classmethod"),
    STATIC_METHOD("static method", "staticmethod"),
    FUNCTION("function"),
    CLASS("class"),
    ATTRIBUTE("attribute"),
    TYPE_ALIAS("type alias"),
    IMPORT("import"),

    /** A statement that is neither a declaration nor an import. */
    STATEMENT("statement");

    private final String noun;
    private final List<String> decorators;

    DeclarationKind(String noun, String... decorators) {
        this.noun = noun;
        this.decorators = List.of(decorators);
    }

    /** The kind of a statement of a {@link ContentForm} or a {@link SignatureForm}. */
    public static DeclarationKind of(Statement form) {
        if (form instanceof Function function) {
            return of(function);
        } else if (form instanceof ClassDefinition) {
            return CLASS;
        } else if (form instanceof Assignment) {
            return ATTRIBUTE;
        } else if (form instanceof TypeAlias) {
            return TYPE_ALIAS;
        }
        return form instanceof Import ? IMPORT : STATEMENT;
    }

    /** The kind of a function of a {@link ContentForm} or a {@link SignatureForm}. */
    public static DeclarationKind of(Function function) {
        if (function.decorators().isEmpty()) {
            return FUNCTION;
        }
        for (DeclarationKind kind : values()) {
            if (kind.isMadeOf(function)) {
                return kind;
            }
        }
        return FUNCTION;
    }

    /** The kind of a statement that adds an accessor to a property; empty for all other statements. */
    public static Optional<DeclarationKind> accessor(Statement form) {
        return Optional.of(of(form)).filter(DeclarationKind::isAccessor);
    }

    /** Whether a statement is an overload of a function. */
    public static boolean isOverload(Statement form) {
        return of(form) == OVERLOAD;
    }

    /** Whether the function has a decorator of this kind, possibly among others. */
    boolean isMadeOf(Function function) {
        for (Expression decorator : function.decorators()) {
            if (decorator instanceof Name name
                    && (isAccessor() ? isAccessor(name, function.name()) : decorators.contains(name.path()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAccessor(Name decorator, String method) {
        return decorator.isLocal()
                && decorator.path().endsWith(decorator())
                && decorator.path().equals(Accessor.valueOf(name()).decorator(method));
    }

    /** The most common decorator of this kind. */
    String decorator() {
        return decorators.get(0);
    }

    /** Whether a function of this kind adds an accessor to the property of the same name. */
    public boolean isAccessor() {
        return this == GETTER || this == SETTER || this == DELETER;
    }

    /** The word for a declaration of this kind. */
    public String noun() {
        return noun;
    }

    /** The noun with its article, as in {@code an overload}. */
    public String withArticle() {
        return ("aio".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
}
