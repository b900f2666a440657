// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.syntax.Expression;
import java.util.List;

/** Tells changes in words. */
public final class Wording {

    private final Sides sides;

    public Wording(Sides sides) {
        this.sides = sides;
    }

    /**
     * The lines that tell a change, such as {@code geodesy.connect: parameter 'ephemeral: bool = False' is missing}.
     * Names are written as a reader of the module would write them.
     *
     * @param guards conditions around the declaration, besides those of the change's subject
     * @return one at least; several where several things change at once, such as the name and the type of a parameter
     */
    public List<String> lines(Change change, List<Expression> guards) {
        Subject subject = change.subject();
        Phrases phrases = new Phrases(subject.module(), sides);
        String under = phrases.under(Alignment.with(guards, subject.conditions()));
        List<String> clauses = change instanceof Change.OfDeclarations declared
                ? List.of(declaration(declared, phrases, under))
                : new PartWording(phrases)
                        .clauses(change).stream()
                                .map(clause ->
                                        subject.number().isPresent() ? numbered(subject) + ": " + clause : clause)
                                .map(clause -> clause + under)
                                .toList();
        return clauses.stream().map(clause -> change.name() + ": " + clause).toList();
    }

    private String declaration(Change.OfDeclarations change, Phrases phrases, String under) {
        Subject subject = change.subject();
        if (change instanceof Change.Redefined redefined) {
            return "is defined " + (redefined.times() == 2 ? "twice" : redefined.times() + " times") + under
                    + "; the last one counts";
        }
        return declaration(change, subject, phrases) + under;
    }

    private String declaration(Change.OfDeclarations change, Subject subject, Phrases phrases) {
        if (change instanceof Change.Added) {
            return phrases.missing(numbered(subject));
        } else if (change instanceof Change.Removed) {
            return phrases.surplus(numbered(subject));
        } else if (change instanceof Change.KindChanged kind) {
            return (subject.number().isPresent() ? numbered(subject) + ": " : "")
                    + phrases.contrast(
                            "is " + subject.kind().withArticle(),
                            "it is " + DeclarationKind.of(kind.before()).withArticle());
        } else if (change instanceof Change.Reordered) {
            return phrases.reordered(subject.kind().noun());
        }
        return numbered(subject) + " differs";
    }

    /** The noun for a declaration, with its number if there are several. */
    private static String numbered(Subject subject) {
        String noun = subject.kind().noun();
        return subject.number().isPresent() ? noun + " " + subject.number().getAsInt() : noun;
    }
}
