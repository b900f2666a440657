// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.syntax.Expression;
import java.util.List;
import java.util.OptionalInt;

/**
 * The declaration that a {@link Change} is about.
 *
 * @param module full dotted name of its module
 * @param scope qualified name of the module or class in which it stands
 * @param name its qualified name, such as {@code geodesy._native.connect}; equal to the scope for a statement that
 *     declares no name, and for the module itself
 * @param kind its kind in the stub after the change; in the stub before, where it was removed
 * @param number its number, from 1, among several declarations of the same name in the same stub; empty for a single
 *     one
 * @param conditions the conditions under which it is declared: those of {@code if}, and the headers of other blocks
 */
public record Subject(
        String module,
        String scope,
        String name,
        DeclarationKind kind,
        OptionalInt number,
        List<Expression> conditions) {

    public Subject {
        conditions = List.copyOf(conditions);
    }

    /** The module itself, whose documentation may change. */
    static Subject ofModule(String module) {
        return new Subject(module, module, module, DeclarationKind.MODULE, OptionalInt.empty(), List.of());
    }

    /**
     * The qualified name to show. The accessor of a property has its kind after the name of the property, as in
     * {@code geodesy.Ellipsoid.flattening.setter}.
     */
    public String label() {
        return kind.isAccessor() ? name + "." + kind.noun() : name;
    }

    /** Whether this is a statement that declares no name. */
    boolean isNameless() {
        return kind == DeclarationKind.STATEMENT && name.equals(scope);
    }
}
