// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.drift.GuessedBases;
import io.github.pyo3stubs.overlay.member.CommonLaying;
import io.github.pyo3stubs.overlay.member.OpenPlaces;
import io.github.pyo3stubs.overlay.member.Place;
import io.github.pyo3stubs.overlay.read.Notes;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Drafts what an overlay says of one member of a module or class. */
final class MemberDraft {

    private final ExpressionPrinter printer;
    private final Place place;
    private final Extent extent;

    MemberDraft(Place place, BiFunction<Name, ClassScope, String> spelling, Extent extent) {
        this.printer = new ExpressionPrinter(name -> spelling.apply(name, place.library()));
        this.place = place;
        this.extent = extent;
    }

    /** A type of the library that the overlay replaces. */
    private record Replaced(String label, Expression type) {}

    /** The overlay's function, with the parameters that differ. */
    void function(Function library, Function wanted, List<Statement> statements) {
        List<Replaced> was = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : library.parameters()) {
            Optional<Parameter> other = wanted.parameters().stream()
                    .filter(each -> each.name().equals(parameter.name()))
                    .findFirst();
            Optional<Expression> type = other.flatMap(
                    each -> replacement(parameter.name() + ": ", parameter.annotation(), each.annotation(), was));
            Optional<Expression> value = other.flatMap(Parameter::defaultValue)
                    .filter(each -> parameter.defaultValue().equals(Optional.of(Constant.ELLIPSIS))
                            && each != Constant.ELLIPSIS);
            if (type.isPresent() || value.isPresent()) {
                parameters.add(new Parameter(parameter.name(), parameter.kind(), type, value));
            }
        }
        Optional<Expression> returns = replacement("-> ", library.returns(), wanted.returns(), was);
        Optional<String> documentation = documentation(library, wanted);
        List<Expression> added = added(library.decorators(), wanted.decorators());
        boolean says = !parameters.isEmpty() || returns.isPresent() || documentation.isPresent() || !added.isEmpty();
        if (says) {
            receiver(library, parameters).ifPresent(own -> parameters.add(0, own));
            note(library, was, statements);
            statements.add(new Function(
                    library.name(),
                    Stream.concat(
                                    library.decorators().stream()
                                            .filter(decorator -> CommonLaying.identifies(decorator, library.name())),
                                    added.stream())
                            .toList(),
                    library.async(),
                    parameters,
                    returns,
                    documentation));
        }
    }

    /** The parameter of a method for its object or class, if it is not among those that differ. */
    private Optional<Parameter> receiver(Function library, List<Parameter> differing) {
        if (place.isModule() || library.decorators().contains(PythonNames.STATIC_METHOD)) {
            return Optional.empty();
        }
        boolean isBeforeSlash = differing.stream().anyMatch(other -> other.kind() == Kind.POSITIONAL_ONLY);
        return library.parameters().stream()
                .limit(1)
                .filter(own -> !own.kind().isVariadic())
                .filter(own ->
                        differing.stream().noneMatch(other -> other.name().equals(own.name())))
                .map(own -> new Parameter(
                        own.name(),
                        isBeforeSlash ? own.kind() : Kind.POSITIONAL_OR_KEYWORD,
                        Optional.empty(),
                        Optional.empty()))
                .findFirst();
    }

    private List<Expression> added(List<Expression> library, List<Expression> wanted) {
        return extent.contradicts()
                ? wanted.stream().filter(each -> !library.contains(each)).toList()
                : List.of();
    }

    /** The overlay's overloads, each as it is wanted. */
    void overloads(List<Declaration> library, List<Declaration> wanted, List<Statement> statements) {
        statements.add(NotedText.before(
                library.get(0).name(),
                library.stream()
                        .map(each -> Notes.WAS + signature((Function) each))
                        .collect(joining("  "))));
        statements.addAll(wanted);
    }

    private String signature(Function function) {
        return printer.signature(function.parameters(), function.returns());
    }

    /** The overlay's attribute. */
    void attribute(Assignment library, Assignment wanted, List<Statement> statements) {
        List<Replaced> was = new ArrayList<>();
        Optional<Expression> type = OpenPlaces.isFilled(library, wanted.annotation())
                ? wanted.annotation().filter(each -> !Optional.of(each).equals(library.annotation()))
                : replacement("", library.annotation(), wanted.annotation(), was);
        Optional<Expression> value = wanted.value()
                .filter(each -> library.value().isEmpty() || library.value().get() == Constant.ELLIPSIS)
                .filter(each -> each != Constant.ELLIPSIS);
        Optional<String> documentation = documentation(library, wanted);
        if (type.isPresent() || value.isPresent() || documentation.isPresent()) {
            note(library, was, statements);
            statements.add(new Assignment(library.name(), type, value, documentation));
        }
    }

    /**
     * The overlay's class.
     *
     * @param body what the overlay says of its members
     */
    void classHeader(
            ClassDefinition library, ClassDefinition wanted, List<Statement> body, List<Statement> statements) {
        boolean added = wanted.bases().size() >= library.bases().size()
                && wanted.bases().subList(0, library.bases().size()).equals(library.bases());
        boolean guessed = place.isModule() && GuessedBases.isGuessed(library);
        List<Expression> bases = added
                ? wanted.bases().subList(library.bases().size(), wanted.bases().size())
                : guessed || extent.contradicts() ? wanted.bases() : List.of();
        if (!added && !guessed && !bases.isEmpty()) {
            statements.add(NotedText.before(
                    library.name(),
                    Notes.WAS + library.bases().stream().map(printer::print).collect(joining(", "))));
        }
        ClassDefinition overlay = new ClassDefinition(
                library.name(),
                added(library.decorators(), wanted.decorators()),
                library.typeParameters().equals(wanted.typeParameters()) ? List.of() : wanted.typeParameters(),
                bases,
                documentation(library, wanted),
                body);
        boolean says =
                !overlay.equals(new ClassDefinition(library.name(), List.of(), List.of(), Optional.empty(), List.of()));
        if (says) {
            statements.add(overlay);
        }
    }

    private Optional<String> documentation(Declaration library, Declaration wanted) {
        return wanted.documentation()
                .filter(text -> extent.contradicts() && !Optional.of(text).equals(library.documentation()));
    }

    private Optional<Expression> replacement(
            String label, Optional<Expression> library, Optional<Expression> wanted, List<Replaced> was) {
        boolean open = OpenPlaces.isOpen(library);
        if (wanted.isEmpty() || wanted.equals(library) || !open && !extent.contradicts()) {
            return Optional.empty();
        }
        library.filter(type -> !open).ifPresent(type -> was.add(new Replaced(label, type)));
        return wanted;
    }

    private void note(Declaration library, List<Replaced> was, List<Statement> statements) {
        if (!was.isEmpty()) {
            statements.add(NotedText.before(
                    library.name(),
                    was.stream()
                            .map(each -> (was.size() == 1 ? "" : each.label()) + printer.print(each.type()))
                            .collect(joining(", ", Notes.WAS, ""))));
        }
    }
}
