// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.List;

/** One class: its header, and its members one by one. */
final class ClassLaying {

    private final FilePair files;
    private final Place place;
    private final Exceptions exceptions;

    ClassLaying(FilePair files, Place place, Exceptions exceptions) {
        this.files = files;
        this.place = place;
        this.exceptions = exceptions;
    }

    /** The library's class with what the overlay says of it. */
    ClassDefinition laid(ClassDefinition library, Stated stated) {
        int before = files.faults();
        ClassDefinition overlay = (ClassDefinition) stated.statement();
        CommonLaying common = new CommonLaying(files, place);
        List<TypeParameter> typeParameters =
                overlay.typeParameters().isEmpty() ? library.typeParameters() : overlay.typeParameters();
        ClassDefinition laid = new ClassDefinition(
                library.name(),
                common.decorators(library.decorators(), overlay.decorators(), stated, library.name()),
                typeParameters,
                new BaseLaying(files, place, exceptions).laid(library, stated),
                common.documentation(library, stated),
                new ScopeLaying(files, place.inside(library, overlay), exceptions)
                        .laid(library.body(), Stated.of(overlay.body(), stated.line())));
        new TypeParameterLaying(files, place).check(overlay.typeParameters(), laid, stated);
        // each member reports that it changes nothing itself, and some may be for other targets
        if (!files.statesMembers(place.path(overlay.name()))) {
            common.unchanged(library, laid, stated, before);
        }
        return laid;
    }
}
