// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a stub file binds itself.
 *
 * @param module the file's module
 * @param bound the names that its statements bind at module level
 * @param members the names that its class bodies bind, of all classes together
 */
record OwnNames(String module, BoundNames bound, Set<String> members) {

    /** Whether the file declares a name, or the class of which it is a member. */
    boolean contains(Name name) {
        return name.module().equals(module) && bound.contains(name.root());
    }

    /** Whether a class body declares a name itself. Few names that files use are also those of members. */
    boolean isHidden(String name, ClassScope scope) {
        return members.contains(name) && scope.hides(name);
    }

    /** Whether at least one of some class bodies declares a name itself. A common name is used in thousands of them. */
    boolean isHiddenInAny(String name, List<ClassScope> scopes) {
        if (members.contains(name)) {
            for (ClassScope scope : scopes) {
                if (scope.hides(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a name of the file's own means. */
    Name meaning(String own) {
        Optional<Name> imported = bound.imported(own);
        return imported.isPresent() ? imported.get() : new Name(module, own);
    }

    /** The name itself; {@code Incomplete} where Python cannot write the name, or the file does not declare it. */
    Name meant(Name name) {
        if (name.isBuiltin() && !name.isModule()) {
            return name;
        }
        boolean unwritable = Keywords.areIn(name.module()) || Keywords.areIn(name.path());
        boolean missing = name.module().equals(module)
                && !name.isModule()
                && !bound.contains(name.root())
                && !StandardLibrary.contains(name.module());
        return unwritable || missing ? Name.INCOMPLETE : name;
    }

    /** Whether there may be scopes in which a name {@linkplain #isSpelledAsMember is spelled as a member}. */
    boolean mayBeSpelledAsMember(Name name) {
        // few names are those of members
        return members.contains(name.root()) && contains(name);
    }

    /** Whether a name is a member of a class in whose body another member has the class's name. */
    boolean isSpelledAsMember(Name name, ClassScope scope) {
        return mayBeSpelledAsMember(name)
                && scope.hides(name.root())
                && scope.member(name.path()).isPresent();
    }
}
