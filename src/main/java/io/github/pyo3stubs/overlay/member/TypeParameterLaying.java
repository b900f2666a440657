// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The type parameters of one class or function, in brackets behind its name. Those of the overlay replace others. */
final class TypeParameterLaying {

    private final FilePair files;
    private final Place place;

    TypeParameterLaying(FilePair files, Place place) {
        this.files = files;
        this.place = place;
    }

    /**
     * Reports type parameters of the overlay that hide names of the library.
     *
     * @param laid the declaration after laying
     */
    void check(List<TypeParameter> ofOverlay, Declaration laid, Stated stated) {
        if (ofOverlay.isEmpty()) {
            return;
        }
        Set<Name> used = new HashSet<>();
        collect(laid, used);
        for (TypeParameter parameter : ofOverlay) {
            Name hidden = files.meaningInLibrary(parameter.name(), place);
            if (used.stream().anyMatch(name -> isIn(name, hidden))) {
                files.fault(
                        stated.line(),
                        "The type parameter '%s' of %s hides %s, which the library uses there. %s",
                        parameter.name(),
                        place.path(laid.name()),
                        hidden.dotted(),
                        new Advice("Give the type parameter another name."));
            }
        }
    }

    private static boolean isIn(Name name, Name hidden) {
        return name.module().equals(hidden.module())
                && (hidden.isModule() || DottedName.of(name.path()).startsWith(hidden.path()));
    }

    private static void collect(Statement statement, Set<Name> used) {
        statement.forEachExpression((role, whole) -> whole.forEach(part -> {
            if (part instanceof Name name) {
                used.add(name);
            }
        }));
        statement.bodies().forEach(body -> body.statements().forEach(inner -> collect(inner, used)));
    }
}
