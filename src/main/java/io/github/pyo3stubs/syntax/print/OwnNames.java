// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.Keywords;

/**
 * The names that a stub file binds itself.
 *
 * @param module the file's module
 * @param bound the names that its statements bind
 */
record OwnNames(String module, BoundNames bound) {

    static OwnNames of(StubFile file) {
        return new OwnNames(file.module(), BoundNames.of(file.body()));
    }

    /** Whether the file declares a name, or the class of which it is a member. */
    boolean contains(Name name) {
        return name.module().equals(module) && bound.contains(name.root());
    }

    /** The name itself; {@code Incomplete} where Python cannot write the name, or the file does not declare it. */
    Name meant(Name name) {
        if (name.isBuiltin() && !name.isModule()) {
            return name;
        }
        boolean unwritable = DottedName.of(name.module()).hasPart(Keywords::contains)
                || DottedName.of(name.path()).hasPart(Keywords::contains);
        boolean missing = name.module().equals(module)
                && !name.isModule()
                && !bound.contains(name.root())
                && !StandardLibrary.contains(name.module());
        return unwritable || missing ? Name.INCOMPLETE : name;
    }

    /** Whether a name is a member of a class in whose body another member has the class's name. */
    boolean isSpelledAsMember(Name name, ClassScope scope) {
        return contains(name)
                && scope.hides(name.root())
                && scope.member(name.path()).isPresent();
    }
}
