// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one function. The overlay names those that it changes. Their order, kinds and defaults are the
 * library's, and the overlay must not contradict them.
 */
final class ParameterLaying {

    private final FilePair files;
    private final int line;
    private final String subject;
    private final List<Parameter> ofLibrary;
    private final List<Parameter> ofOverlay;

    /** @param subject the function, as messages name it */
    ParameterLaying(FilePair files, int line, String subject, Function library, Function overlay) {
        this.files = files;
        this.line = line;
        this.subject = subject;
        this.ofLibrary = library.parameters();
        this.ofOverlay = overlay.parameters();
    }

    /** The overlay's parameter for one of the library. */
    Optional<Parameter> stated(Parameter parameter) {
        return ofOverlay.stream()
                .filter(other -> other.name().equals(parameter.name()))
                .findFirst();
    }

    /** The library's parameters, with defaults that the overlay fills in. Reports what contradicts them. */
    List<Parameter> laid() {
        for (Parameter parameter : ofOverlay) {
            if (ofLibrary.stream().noneMatch(other -> other.name().equals(parameter.name()))) {
                files.fault(
                        line,
                        "%s has no parameter '%s' in the library. %s",
                        subject,
                        parameter.name(),
                        new Advice(
                                ofLibrary.isEmpty()
                                        ? "Remove it; there are no parameters."
                                        : "Remove it, or write one of those there are: "
                                                + ofLibrary.stream()
                                                        .map(Parameter::name)
                                                        .collect(joining(", "))
                                                + "."));
            }
        }
        return ofLibrary.stream()
                .map(parameter ->
                        stated(parameter).map(other -> laid(parameter, other)).orElse(parameter))
                .toList();
    }

    private Parameter laid(Parameter library, Parameter overlay) {
        if (contradicts(overlay.kind(), library.kind())) {
            files.fault(
                    line,
                    "Parameter '%s' of %s is %s in the library. %s",
                    library.name(),
                    subject,
                    words(library.kind()),
                    new Advice("Remove '/' and '*' here, or put them where the library has them."));
            return library;
        }
        return library.withDefaultValue(defaultValue(library, overlay));
    }

    /** Whether the overlay says by a star or slash that a parameter is of another kind than in the library. */
    private boolean contradicts(Kind overlay, Kind library) {
        if (overlay == library) {
            return false;
        }
        boolean unmarked = overlay == Kind.POSITIONAL_OR_KEYWORD && !library.isVariadic();
        boolean slash = has(Kind.POSITIONAL_ONLY);
        boolean star = has(Kind.KEYWORD_ONLY) || has(Kind.VAR_POSITIONAL);
        return !unmarked || library == Kind.POSITIONAL_ONLY && slash || library == Kind.KEYWORD_ONLY && star;
    }

    private boolean has(Kind kind) {
        return ofOverlay.stream().anyMatch(parameter -> parameter.kind() == kind);
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case POSITIONAL_ONLY -> "positional-only";
            case POSITIONAL_OR_KEYWORD -> "an ordinary one";
            case VAR_POSITIONAL -> "written with '*'";
            case KEYWORD_ONLY -> "keyword-only";
            case VAR_KEYWORD -> "written with '**'";
        };
    }

    private Optional<Expression> defaultValue(Parameter library, Parameter overlay) {
        if (overlay.defaultValue().isEmpty()) {
            return library.defaultValue();
        }
        Expression stated = overlay.defaultValue().get();
        if (library.defaultValue().isEmpty()) {
            files.fault(
                    line,
                    "Parameter '%s' of %s has no default in the library. %s",
                    library.name(),
                    subject,
                    new Advice("Remove '= " + files.brief(stated) + "'."));
            return library.defaultValue();
        }
        Expression known = library.defaultValue().get();
        if (known == Constant.ELLIPSIS) {
            return Optional.of(stated);
        } else if (stated != Constant.ELLIPSIS && !files.isSameValue(known, stated)) {
            files.fault(
                    line,
                    "Parameter '%s' of %s has the default '%s' in the library. %s",
                    library.name(),
                    subject,
                    files.brief(known),
                    new Advice("Remove '= " + files.brief(stated) + "'."));
        }
        return library.defaultValue();
    }
}
