// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.drift.GuessedBases;
import io.github.pyo3stubs.overlay.read.Notes;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.ValueExpression.Keyword;
import io.github.pyo3stubs.syntax.parse.PartParser.Part;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bases of one class. Those of the overlay stand after those of the library, or in place of the base that a comment
 * {@code # was:} names.
 */
final class BaseLaying {

    /** The base of a class without bases. */
    private static final List<Expression> NONE = List.of(PythonNames.OBJECT);

    private final FilePair files;
    private final Place place;
    private final Exceptions exceptions;

    BaseLaying(FilePair files, Place place, Exceptions exceptions) {
        this.files = files;
        this.place = place;
        this.exceptions = exceptions;
    }

    /** The bases after laying; the library's where something does not fit. */
    List<Expression> laid(ClassDefinition library, Stated stated) {
        int before = files.faults();
        List<Expression> laid;
        List<Expression> own = ((ClassDefinition) stated.statement()).bases();
        Optional<List<Expression>> was = was(stated);
        if (was.isEmpty()) {
            return library.bases();
        }
        if (!was.get().isEmpty()) {
            laid = replaced(library, stated, own, was.get());
        } else if (place.isModule()
                && GuessedBases.isGuessed(library)
                && own.stream().anyMatch(exceptions::mayContain)) {
            laid = own;
            if (own.size() == 1 && contains(library.bases(), own.get(0))) {
                already(library, stated, own.get(0));
            }
        } else {
            laid = added(library, stated, own);
        }
        return files.faults() == before ? inOrder(laid) : library.bases();
    }

    /** The bases that comments name; empty if a comment is not understood. */
    private Optional<List<Expression>> was(Stated stated) {
        List<Expression> was = new ArrayList<>();
        for (String text : stated.notes().was()) {
            List<Expression> types = types(text);
            if (types.isEmpty()) {
                files.fault(
                        stated.line(),
                        "'# was: %s' is not the base of a class. %s",
                        text,
                        new Advice("Write the library's base."));
                return Optional.empty();
            }
            was.addAll(types);
        }
        return Optional.of(was);
    }

    /** The types in a comment; none if it is not understood, or about something else. */
    private List<Expression> types(String text) {
        try {
            List<Part> parts = files.parts(text, place);
            List<Expression> types = parts.stream()
                    .flatMap(part -> part instanceof Part.Type type ? Stream.of(type.type()) : Stream.of())
                    .toList();
            return types.size() == parts.size() ? types : List.of();
        } catch (ExpressionSyntaxException e) {
            return List.of();
        }
    }

    private List<Expression> replaced(
            ClassDefinition library, Stated stated, List<Expression> own, List<Expression> was) {
        List<Expression> laid = new ArrayList<>(library.bases().isEmpty() ? NONE : library.bases());
        int at = laid.size();
        for (Expression base : was) {
            Optional<Expression> found =
                    laid.stream().filter(other -> files.isSameType(other, base)).findFirst();
            if (found.isEmpty()) {
                files.fault(
                        stated.line(),
                        "%s has %s, not '%s': look again, then write  %s",
                        place.path(library.name()),
                        bases(library),
                        files.brief(base),
                        new Advice(comment(library)));
                return laid;
            }
            at = Math.min(at, laid.indexOf(found.get()));
            laid.remove(found.get());
        }
        if (own.isEmpty()) {
            files.fault(
                    stated.line(),
                    "'# was' names a base of %s, but the overlay has no base to replace it. %s",
                    place.path(library.name()),
                    new Advice("Write the new base, or remove the comment."));
        }
        own.stream().filter(base -> contains(laid, base)).forEach(base -> already(library, stated, base));
        laid.addAll(at, own);
        return laid;
    }

    private List<Expression> added(ClassDefinition library, Stated stated, List<Expression> own) {
        boolean isException = library.bases().stream().anyMatch(exceptions::contain);
        List<Expression> known =
                Stream.concat(library.bases().stream(), NONE.stream()).toList();
        own.stream().filter(base -> contains(known, base)).forEach(base -> already(library, stated, base));
        own.stream()
                .filter(base -> !contains(known, base))
                .filter(base -> isException ? exceptions.mayContain(base) : exceptions.contain(base))
                .findFirst()
                .ifPresent(base -> files.fault(
                        stated.line(),
                        "%s has %s. To replace that by '%s', write  %s",
                        place.path(library.name()),
                        bases(library),
                        files.brief(base),
                        new Advice(comment(library))));
        return Stream.concat(library.bases().stream(), own.stream()).toList();
    }

    private void already(ClassDefinition library, Stated stated, Expression base) {
        files.fault(
                stated.line(),
                "%s has the base '%s' in the library already. %s",
                place.path(library.name()),
                files.brief(base),
                new Advice("Remove that base here."));
    }

    private boolean contains(List<Expression> bases, Expression base) {
        return bases.stream().anyMatch(other -> files.isSameType(other, base));
    }

    private String bases(ClassDefinition library) {
        return library.bases().isEmpty()
                ? "no base"
                : library.bases().stream()
                        .map(base -> "'" + files.text(base, place) + "'")
                        .collect(joining(" and ", library.bases().size() == 1 ? "the base " : "the bases ", ""));
    }

    private String comment(ClassDefinition library) {
        return Notes.WAS
                + (library.bases().isEmpty()
                        ? PythonNames.OBJECT.path()
                        : library.bases().stream()
                                .map(base -> files.text(base, place))
                                .collect(joining(", ")));
    }

    /** Keywords such as {@code metaclass=ABCMeta} stand behind all bases. */
    private static List<Expression> inOrder(List<Expression> bases) {
        return Stream.concat(
                        bases.stream().filter(base -> !(base instanceof Keyword)),
                        bases.stream().filter(Keyword.class::isInstance))
                .toList();
    }
}
