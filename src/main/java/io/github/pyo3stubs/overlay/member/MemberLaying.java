// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.overlay.member.ScopeLaying.Key;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One member that the library and the overlay both have, by the kind of its declaration. */
final class MemberLaying {

    private final FilePair files;
    private final Place place;
    private final Exceptions exceptions;

    MemberLaying(FilePair files, Place place, Exceptions exceptions) {
        this.files = files;
        this.place = place;
        this.exceptions = exceptions;
    }

    /**
     * The library's declarations of a name with what the overlay says of them.
     *
     * @param known what the library declares by this name
     */
    List<Declaration> laid(Key key, List<Stated> stated, List<Declaration> known) {
        Stated first = stated.get(0);
        Declaration overlay = (Declaration) first.statement();
        String name = place.path(key.name());
        List<Declaration> same =
                known.stream().filter(other -> Key.of(other).equals(key)).toList();
        boolean newAccessor = same.isEmpty() && key.accessor().isPresent() && isProperty(known);
        if (newAccessor) {
            return withAccessor(key, first, known);
        } else if (Additions.isForCheckersOnly(overlay)) {
            files.fault(
                    first.line(),
                    "The library has %s itself. %s",
                    name,
                    new Advice("Remove this, or give it another name."));
        } else if (first.notes().isNew()) {
            files.fault(
                    first.line(),
                    "The library has %s now. %s",
                    name,
                    new Advice("Look at it, then remove '# new', and state only what differs."));
        } else if (same.isEmpty() || !same.get(0).getClass().equals(overlay.getClass())) {
            files.fault(
                    first.line(),
                    "%s is %s in the library, not %s. %s",
                    name,
                    kind(known.get(0)),
                    kind(overlay),
                    new Advice("Declare it as what it is, or remove this."));
        } else {
            return replaced(known, same, laid(stated, same));
        }
        return known;
    }

    private static boolean isProperty(List<Declaration> known) {
        return known.stream().anyMatch(other -> Key.of(other).accessor().isPresent());
    }

    private static String kind(Declaration declaration) {
        DeclarationKind kind = DeclarationKind.of(declaration);
        return Key.of(declaration)
                .accessor()
                .map(accessor -> "a property")
                .orElseGet(() -> kind == DeclarationKind.PROPERTY ? "a cached property" : kind.withArticle());
    }

    private List<Declaration> withAccessor(Key key, Stated stated, List<Declaration> known) {
        String accessor = key.accessor().orElseThrow().name().toLowerCase(Locale.ROOT);
        if (!stated.notes().isNew()) {
            files.fault(
                    stated.line(),
                    "%s has no %s in the library. %s",
                    place.path(key.name()),
                    accessor,
                    new Advice("Remove it, or write  # new"));
        }
        return Stream.concat(known.stream(), Stream.of((Declaration) stated.statement()))
                .toList();
    }

    private List<? extends Declaration> laid(List<Stated> stated, List<Declaration> known) {
        Stated first = stated.get(0);
        if (known.get(0) instanceof ClassDefinition library) {
            return List.of(new ClassLaying(files, place, exceptions).laid(library, first));
        } else if (known.get(0) instanceof Assignment library) {
            return List.of(new AttributeLaying(files, place).laid(library, first));
        } else if (known.get(0) instanceof Function library) {
            boolean overloads = known.size() > 1 || DeclarationKind.isOverload(first.statement());
            return overloads
                    ? new OverloadLaying(files, place)
                            .laid(known.stream().map(Function.class::cast).toList(), stated)
                    : List.of(new FunctionLaying(files, place).laid(library, first));
        }
        return known;
    }

    /** Declarations with others in the place of some of them, which are in a row. */
    private static List<Declaration> replaced(
            List<Declaration> all, List<Declaration> some, List<? extends Declaration> by) {
        List<Declaration> replaced = new ArrayList<>(all);
        replaced.removeAll(some);
        replaced.addAll(all.indexOf(some.get(0)), by);
        return replaced;
    }
}
