// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.overlay.read.Notes;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.parse.PartParser.Part;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types of one declaration. A type that the library leaves open is filled in; another one is replaced only if a
 * comment {@code # was:} says what the library has there.
 */
final class Replacements {

    /** Stands for the result among the names of parameters. */
    static final String RESULT = "->";

    /** Stands for the type of an attribute. */
    static final String ATTRIBUTE = "";

    private final FilePair files;
    private final Place place;
    private final String subject;
    private final Notes notes;
    private final Map<String, Expression> was = new LinkedHashMap<>();
    private final List<Expression> unnamed = new ArrayList<>();

    /**
     * One type of a declaration.
     *
     * @param label the name of a parameter, {@link #RESULT} or {@link #ATTRIBUTE}
     * @param isOpen whether the library leaves it open
     * @param library the library's type; empty if it has none
     * @param overlay the overlay's type; empty if it does not say one
     */
    record Typed(String label, boolean isOpen, Optional<Expression> library, Optional<Expression> overlay) {

        Typed(String label, Optional<Expression> library, Optional<Expression> overlay) {
            this(label, OpenPlaces.isOpen(library), library, overlay);
        }
    }

    /** @param name the declaration's name */
    Replacements(FilePair files, Place place, String name, Notes notes) {
        this.files = files;
        this.place = place;
        this.subject = place.path(name);
        this.notes = notes;
    }

    /**
     * The types after laying, in the order of the given ones. Where something does not fit, it is reported, and the
     * library's types stay.
     */
    List<Optional<Expression>> laid(List<Typed> types) {
        int before = files.faults();
        if (readNotes() && assignUnnamed(types)) {
            types.forEach(type -> check(type, types));
            was.keySet().stream()
                    .filter(label ->
                            types.stream().noneMatch(type -> type.label().equals(label)))
                    .forEach(label -> files.fault(
                            notes.line(),
                            "'# was' is about '%s' of %s, which the library does not have. %s",
                            label,
                            subject,
                            new Advice("Remove that part of the comment.")));
        }
        boolean fits = files.faults() == before;
        return types.stream()
                .map(type -> fits ? type.overlay().or(type::library) : type.library())
                .toList();
    }

    /** Whether the comments are understood. Reports them if not. */
    private boolean readNotes() {
        int before = files.faults();
        for (String text : notes.was()) {
            try {
                files.parts(text, place).forEach(this::add);
            } catch (ExpressionSyntaxException e) {
                files.fault(
                        notes.line(),
                        "'# was: %s' is not understood: expected %s, found %s. %s",
                        text,
                        e.expected(),
                        e.found(),
                        new Advice("Write the library's type."));
            }
        }
        return files.faults() == before;
    }

    private void add(Part part) {
        if (part instanceof Part.Type type) {
            unnamed.add(type.type());
        } else if (part instanceof Part.Annotation annotation) {
            name(annotation.parameter(), annotation.type());
        } else if (part instanceof Part.Result result) {
            name(RESULT, result.type());
        } else {
            files.fault(
                    notes.line(),
                    "'# was' has a whole signature, which is only for several overloads of %s. %s",
                    subject,
                    new Advice("Write the types alone, each with its name:  # was: a: int, -> str"));
        }
    }

    private void name(String label, Expression type) {
        if (was.putIfAbsent(label, type) != null) {
            twice(label);
        }
    }

    private void twice(String label) {
        files.fault(
                notes.line(),
                "'# was' has two types for %s. %s",
                what(label),
                new Advice("Keep the one that the library has."));
    }

    /** Finds the type that a text without a name is about. Reports it if there is not exactly one. */
    private boolean assignUnnamed(List<Typed> types) {
        if (unnamed.isEmpty()) {
            return true;
        }
        List<Typed> stated = types.stream()
                .filter(type -> type.overlay().isPresent() && !was.containsKey(type.label()))
                .toList();
        List<Typed> contradicted = stated.stream().filter(this::isContradicted).toList();
        List<Typed> meant = contradicted.size() == 1 ? contradicted : stated;
        if (unnamed.size() == 1 && meant.size() == 1) {
            was.put(meant.get(0).label(), unnamed.get(0));
            return true;
        } else if (types.size() == 1 && !meant.isEmpty()) {
            twice(types.get(0).label());
        } else if (meant.isEmpty()) {
            files.fault(
                    notes.line(),
                    "%s states no type that '# was: %s' could be about. %s",
                    subject,
                    files.brief(unnamed.get(0)),
                    new Advice("Remove the comment."));
        } else {
            files.fault(
                    notes.line(),
                    "'# was' does not say which type of %s it is about: look again, then write  %s",
                    subject,
                    new Advice(comment(contradicted.isEmpty() ? stated : contradicted, true)));
        }
        return false;
    }

    private boolean isContradicted(Typed type) {
        return type.overlay().isPresent() && !type.isOpen() && !files.isSameType(type.overlay(), type.library());
    }

    private void check(Typed type, List<Typed> all) {
        Optional<Expression> said = Optional.ofNullable(was.get(type.label()));
        if (type.overlay().isEmpty()) {
            said.ifPresent(expression -> files.fault(
                    notes.line(),
                    "'# was' has a type for %s, but the overlay does not replace it. %s",
                    what(type.label()),
                    new Advice("Remove that part of the comment, or write the new type.")));
        } else if (files.isSameType(type.overlay(), type.library())) {
            files.fault(
                    notes.line(),
                    "%s '%s' in the library already. %s",
                    says(type.label()),
                    text(type),
                    new Advice("Remove that type here."));
        } else if (said.isEmpty() && !type.isOpen()) {
            files.fault(
                    notes.line(),
                    "%s '%s'. To replace that by '%s', write  %s",
                    says(type.label()),
                    text(type),
                    files.brief(type.overlay().get()),
                    new Advice(comment(all)));
        } else if (said.isPresent() && !isRight(type, said.get())) {
            files.fault(
                    notes.line(),
                    "%s '%s', not '%s': look again, then write  %s",
                    says(type.label()),
                    text(type),
                    files.brief(said.get()),
                    new Advice(comment(all)));
        }
    }

    private boolean isRight(Typed type, Expression said) {
        return type.library().isEmpty()
                ? KnownNames.isUnknown(said)
                : files.isSameType(Optional.of(said), type.library()) || type.isOpen() && KnownNames.isUnknown(said);
    }

    /** The right comment for a declaration. */
    private String comment(List<Typed> all) {
        List<Typed> replaced = all.stream().filter(this::isContradicted).toList();
        return replaced.isEmpty()
                ? comment(
                        all.stream()
                                .filter(type -> was.containsKey(type.label()))
                                .toList(),
                        false)
                : comment(replaced, false);
    }

    private String comment(List<Typed> replaced, boolean named) {
        return replaced.stream()
                .map(type -> named || replaced.size() > 1 ? named(type) : text(type))
                .collect(joining(", ", Notes.WAS, ""));
    }

    private String named(Typed type) {
        return Stream.of(type.label(), text(type)).collect(joining(type.label().equals(RESULT) ? " " : ": "));
    }

    private String text(Typed type) {
        return type.library().map(expression -> files.text(expression, place)).orElse("Any");
    }

    private String what(String label) {
        return switch (label) {
            case RESULT -> "the result of " + subject;
            case ATTRIBUTE -> subject;
            default -> "parameter '" + label + "' of " + subject;
        };
    }

    private String says(String label) {
        return label.equals(RESULT) ? subject + " returns" : what(label) + " is";
    }
}
