// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.overlay.member.Replacements.Typed;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import java.util.List;
import java.util.Optional;

/** One attribute of a class, or one variable of a module. */
final class AttributeLaying {

    private final FilePair files;
    private final Place place;
    private final CommonLaying common;

    AttributeLaying(FilePair files, Place place) {
        this.files = files;
        this.place = place;
        this.common = new CommonLaying(files, place);
    }

    /** The library's attribute with what the overlay says of it. */
    Assignment laid(Assignment library, Stated stated) {
        int before = files.faults();
        Assignment overlay = (Assignment) stated.statement();
        Typed type = new Typed(
                Replacements.ATTRIBUTE,
                OpenPlaces.isFilled(library, overlay.annotation()),
                library.annotation(),
                overlay.annotation());
        Optional<Expression> laidType = new Replacements(files, place, library.name(), stated.notes())
                .laid(List.of(type))
                .get(0);
        Assignment laid = library.withAnnotation(laidType)
                .withValue(value(library, overlay, stated))
                .withDocumentation(common.documentation(library, stated))
                .withSuppression(library.suppression().and(overlay.suppression()));
        common.unchanged(library, laid, stated, before);
        return laid;
    }

    private Optional<Expression> value(Assignment library, Assignment overlay, Stated stated) {
        if (overlay.value().isEmpty()) {
            return library.value();
        }
        Expression value = overlay.value().get();
        Optional<Expression> known = library.value().filter(other -> other != Constant.ELLIPSIS);
        if (known.isEmpty()) {
            return overlay.value();
        } else if (value != Constant.ELLIPSIS && !files.isSameValue(known.get(), value)) {
            files.fault(
                    stated.line(),
                    "%s has the value '%s' in the library. %s",
                    place.path(library.name()),
                    files.brief(known.get()),
                    new Advice("Remove '= " + files.brief(value) + "'."));
        }
        return library.value();
    }
}
