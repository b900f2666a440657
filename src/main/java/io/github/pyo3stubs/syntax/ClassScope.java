// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;

/**
 * The class body in which an expression stands. Only the innermost body counts: Python does not look for names in the
 * classes around it. The names that the body declares hide builtins and imports of the same name there.
 */
public final class ClassScope {

    /** No class body: the module level. */
    public static final ClassScope MODULE = new ClassScope("", new Members(List.of()), false, "");

    private final String path;
    private final Members members;

    /** Whether only names count that may be types. */
    private final boolean onlyTypes;

    /** A declared name that does not count; empty if all count. */
    private final String exempt;

    private ClassScope(String path, Members members, boolean onlyTypes, String exempt) {
        this.path = path;
        this.members = members;
        this.onlyTypes = onlyTypes;
        this.exempt = exempt;
    }

    /** The names that a body declares, found when they are first asked for: few bodies declare a name that is used. */
    private static final class Members {
        private final List<Statement> body;
        private BoundNames all;
        private BoundNames types;

        Members(List<Statement> body) {
            this.body = body;
        }

        BoundNames all() {
            if (all == null) {
                all = BoundNames.of(body);
            }
            return all;
        }

        BoundNames types() {
            if (types == null) {
                types = BoundNames.ofTypes(body);
            }
            return types;
        }
    }

    /** The body of a class that this scope declares. */
    public ClassScope inside(ClassDefinition definition) {
        return new ClassScope(
                isClass() ? path + "." + definition.name() : definition.name(),
                new Members(definition.body()),
                false,
                "");
    }

    /** The class's path in its module; empty at module level. */
    public String path() {
        return path;
    }

    /** The scope of a type whose author means types only, so that a method {@code list} does not hide the builtin. */
    public ClassScope ofTypes() {
        return new ClassScope(path, members, true, "");
    }

    /** Whether there is a class body: false at module level. */
    public boolean isClass() {
        return !path.isEmpty();
    }

    /** Whether the body declares a name. */
    public boolean hides(String name) {
        return (onlyTypes ? members.types() : members.all()).contains(name) && !name.equals(exempt);
    }

    /** The name by which this body can use a member of its class, given the member's path in the module. */
    public Optional<String> member(String path) {
        Optional<String> member = isClass() ? DottedName.of(path).relativeTo(this.path) : Optional.empty();
        return member.isPresent() && hides(DottedName.of(member.get()).root()) ? member : Optional.empty();
    }

    /** The scope of a method's decorator: in {@code @x.setter} on a method {@code x}, the x is the one of this body. */
    public ClassScope ofDecorator(Expression decorator, String method) {
        boolean ofName = decorator instanceof Name name && Accessor.isDecorator(name.path(), method);
        boolean ofAttribute = decorator instanceof Attribute accessor
                && accessor.value() instanceof Name value
                && Accessor.isDecorator(value.path() + "." + accessor.attribute(), method);
        return ofName || ofAttribute ? new ClassScope(path, members, onlyTypes, method) : this;
    }
}
