package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.Names;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Differences in words, with names as a reader of the module would call the things. */
final class Wording {

    private final Names names;
    private final ExpressionPrinter brief;

    /** @param module whose names, as those of builtins, need no module before them */
    Wording(String module) {
        this.names = new Names(module);
        this.brief = new ExpressionPrinter(names::brief);
    }

    String text(Expression expression) {
        return "'" + brief.print(expression) + "'";
    }

    /** The conditions of something, with the modules that their names are from; nothing where there are none. */
    String under(List<Expression> conditions) {
        ExpressionPrinter full = new ExpressionPrinter(names::full);
        return conditions.isEmpty()
                ? ""
                : conditions.stream()
                        .map(condition -> "'" + full.print(condition) + "'")
                        .collect(joining(" and ", " under ", ""));
    }

    /** An element of a list; a text without the quotes that Python needs. */
    String element(Expression expression) {
        return expression instanceof Text text ? "'" + text.value() + "'" : text(expression);
    }

    String typeParameter(TypeParameter parameter) {
        return "'" + brief.typeParameter(parameter) + "'";
    }

    String decorator(Expression decorator) {
        return "'@" + brief.print(decorator) + "'";
    }

    String parameter(Parameter parameter) {
        return "'" + brief.parameter(parameter) + "'";
    }

    /**
     * Two things that differ, as {@code is of type 'int', the stub says 'str'}.
     *
     * @param verb the words before the library's expression, such as {@code is of type}
     * @param lacking the words where the library has none, such as {@code has no type}
     */
    Optional<String> contrast(String verb, String lacking, Optional<Expression> library, Optional<Expression> stub) {
        if (library.equals(stub)) {
            return Optional.empty();
        }
        ExpressionPrinter printer =
                library.isPresent() && stub.isPresent() ? telling(library.get(), stub.get()) : brief;
        String told = library.map(expression -> verb + " '" + printer.print(expression) + "'")
                .orElse(lacking);
        String answer = stub.map(expression -> "says '" + printer.print(expression) + "'")
                .orElse("does not say so");
        return Optional.of(told + ", the stub " + answer);
    }

    /** The briefest that prints two expressions differently. */
    private ExpressionPrinter telling(Expression one, Expression other) {
        return names.ways().stream()
                .map(ExpressionPrinter::new)
                .filter(printer -> !printer.print(one).equals(printer.print(other)))
                .findFirst()
                .orElse(brief);
    }

    /** Which of the things that the library lists the stub lacks, and the other way round. */
    <T> List<String> lists(String noun, List<T> library, List<T> stub, Function<T, String> text) {
        List<String> clauses = new ArrayList<>();
        without(library, stub).forEach(thing -> clauses.add(missing(noun + " " + text.apply(thing))));
        without(stub, library).forEach(thing -> clauses.add(surplus(noun + " " + text.apply(thing))));
        if (clauses.isEmpty() && !library.equals(stub)) {
            clauses.add("the " + noun + "s are in another order");
        }
        return clauses;
    }

    static String missing(String thing) {
        return thing + " is missing";
    }

    static String surplus(String thing) {
        return thing + " is not in the library";
    }

    /** The elements of a list that another list lacks, or has less often. */
    static <T> List<T> without(List<T> list, List<T> other) {
        List<T> rest = new ArrayList<>(list);
        other.forEach(rest::remove);
        return rest;
    }
}
