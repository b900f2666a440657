// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.overlay.member.Replacements.Typed;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One function, method or accessor of a property. */
final class FunctionLaying {

    private final FilePair files;
    private final Place place;
    private final CommonLaying common;

    FunctionLaying(FilePair files, Place place) {
        this.files = files;
        this.place = place;
        this.common = new CommonLaying(files, place);
    }

    /** The library's function with what the overlay says of it. */
    Function laid(Function library, Stated stated) {
        int before = files.faults();
        Function overlay = (Function) stated.statement();
        Function laid = typed(library, overlay, stated)
                .withDecorators(common.decorators(library, overlay, stated))
                .withDocumentation(common.documentation(library, stated))
                .withSuppression(library.suppression().and(overlay.suppression()));
        if (!overlay.typeParameters().isEmpty()) {
            laid = laid.withTypeParameters(overlay.typeParameters());
        }
        new TypeParameterLaying(files, place).check(overlay.typeParameters(), laid, stated);
        common.checkAsync(library, overlay, stated);
        common.unchanged(library, laid, stated, before);
        return laid;
    }

    private Function typed(Function library, Function overlay, Stated stated) {
        ParameterLaying parameters =
                new ParameterLaying(files, stated.line(), place.path(library.name()), library, overlay);
        List<Parameter> laid = new ArrayList<>(parameters.laid());
        List<Typed> types = new ArrayList<>();
        laid.forEach(parameter -> types.add(new Typed(
                parameter.name(),
                parameter.annotation(),
                parameters.stated(parameter).flatMap(Parameter::annotation))));
        types.add(new Typed(Replacements.RESULT, library.returns(), overlay.returns()));
        List<Optional<Expression>> after = new Replacements(files, place, library.name(), stated.notes()).laid(types);
        for (int i = 0; i < laid.size(); i++) {
            laid.set(i, laid.get(i).withAnnotation(after.get(i)));
        }
        return library.withParameters(laid).withReturns(after.get(laid.size()));
    }
}
