// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.overlay.read.Notes;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.parse.PartParser.Part;
import io.github.pyo3stubs.syntax.parse.PartParser.Part.Signature;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function that has overloads in the library, in the overlay or in both. The overlay has the whole definition, and
 * its comments {@code # was:} have the signatures of the library.
 */
final class OverloadLaying {

    private final FilePair files;
    private final Place place;
    private final CommonLaying common;

    OverloadLaying(FilePair files, Place place) {
        this.files = files;
        this.place = place;
        this.common = new CommonLaying(files, place);
    }

    /** The overlay's definition in place of the library's. */
    List<Function> laid(List<Function> library, List<Stated> stated) {
        int before = files.faults();
        checkSignatures(library, stated);
        List<Function> laid = new ArrayList<>();
        for (Stated each : stated) {
            Function overlay = (Function) each.statement();
            common.checkKind(library.get(0), overlay, each);
            common.checkAsync(library.get(0), overlay, each);
            MissingTypes.inWords(overlay, place)
                    .ifPresent(missing -> files.fault(
                            each.line(),
                            "This replaces %s as a whole, but has no type for %s. %s",
                            place.path(overlay.name()),
                            missing,
                            new Advice("Add the types.")));
            laid.add(overlay);
        }
        if (files.faults() > before) {
            return library;
        }
        boolean documented =
                laid.stream().anyMatch(overload -> overload.documentation().isPresent());
        if (!documented) {
            Optional<String> documentation = library.stream()
                    .flatMap(overload -> overload.documentation().stream())
                    .findFirst();
            laid.set(0, laid.get(0).withDocumentation(documentation));
        }
        common.unchanged(library, laid, stated.get(0), before);
        return laid;
    }

    private void checkSignatures(List<Function> library, List<Stated> stated) {
        int line = stated.get(0).line();
        List<Signature> was = new ArrayList<>();
        for (Stated each : stated) {
            for (String text : each.notes().was()) {
                Optional<Signature> signature = signature(text);
                if (signature.isEmpty()) {
                    files.fault(
                            each.line(),
                            "'# was: %s' is not a signature: look at the library's %s, then write  %s",
                            text,
                            library.size() == 1 ? "one" : "ones",
                            new Advice(comments(library)));
                    return;
                }
                was.add(signature.get());
            }
        }
        String name = place.path(library.get(0).name());
        if (was.isEmpty()) {
            files.fault(
                    line,
                    "%s has %s. To replace %s, write  %s",
                    name,
                    signatures(library),
                    library.size() == 1 ? "it" : "them",
                    new Advice(comments(library)));
        } else if (!isRight(was, library)) {
            files.fault(
                    line,
                    "%s has %s, not %s: look again, then write  %s",
                    name,
                    signatures(library),
                    was.stream()
                            .map(signature -> text(signature, files.briefPrinter()))
                            .collect(joining("' and '", "'", "'")),
                    new Advice(comments(library)));
        }
    }

    private Optional<Signature> signature(String text) {
        try {
            List<Part> parts = files.parts(text, place);
            return parts.size() == 1 && parts.get(0) instanceof Signature signature
                    ? Optional.of(signature)
                    : Optional.empty();
        } catch (ExpressionSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether the comments have exactly the signatures of the library, in any order. */
    private boolean isRight(List<Signature> was, List<Function> library) {
        List<Signature> rest = new ArrayList<>(was);
        for (Function function : library) {
            Signature signature = signature(function);
            Optional<Signature> same =
                    rest.stream().filter(other -> isSame(signature, other)).findFirst();
            if (same.isEmpty()) {
                return false;
            }
            rest.remove(same.get());
        }
        return rest.isEmpty();
    }

    private boolean isSame(Signature one, Signature other) {
        return files.areSame(one.parameters(), other.parameters()) && files.isSameType(one.returns(), other.returns());
    }

    private static Signature signature(Function function) {
        return new Signature(function.parameters(), function.returns());
    }

    private String signatures(List<Function> library) {
        return (library.size() == 1 ? "the signature " : "the overloads ")
                + library.stream().map(this::text).collect(joining("' and '", "'", "'"));
    }

    private String comments(List<Function> library) {
        return library.stream().map(function -> Notes.WAS + text(function)).collect(joining("  "));
    }

    private String text(Function function) {
        return text(signature(function), files.printer(place));
    }

    private static String text(Signature signature, ExpressionPrinter printer) {
        return printer.signature(signature.parameters(), signature.returns());
    }
}
