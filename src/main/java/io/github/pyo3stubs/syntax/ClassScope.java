// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The class body in which an expression stands. Only the innermost body counts: Python does not look for names in the
 * classes around it.
 *
 * @param path the class's path in its module; empty at module level
 * @param declared the names that the body declares, and that there hide builtins and imports of the same name
 * @param types those of them that may be types
 */
public record ClassScope(String path, Set<String> declared, Set<String> types) {

    /** No class body: the module level. */
    public static final ClassScope MODULE = new ClassScope("", Set.of(), Set.of());

    /** The body of a class that this scope declares. */
    public ClassScope inside(ClassDefinition definition) {
        return new ClassScope(
                isClass() ? path + "." + definition.name() : definition.name(),
                BoundNames.of(definition.body()).all(),
                BoundNames.ofTypes(definition.body()).all());
    }

    /** The scope of a type whose author means types only, so that a method {@code list} does not hide the builtin. */
    public ClassScope ofTypes() {
        return new ClassScope(path, types, types);
    }

    /** By the path alone, because a class that declares many names is looked up for each name in it. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    boolean isClass() {
        return !path.isEmpty();
    }

    public boolean hides(String name) {
        return declared.contains(name);
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
        if (!ofName && !ofAttribute) {
            return this;
        }
        Set<String> others = new HashSet<>(declared);
        others.remove(method);
        return new ClassScope(path, others, types);
    }
}
