// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.DisplayNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The phrases of which a {@link Wording} is made. */
final class Phrases {

    private final Sides sides;
    private final DisplayNames names;
    private final ExpressionPrinter brief;

    /** @param module whose names, like those of builtins, are shown without their module */
    Phrases(String module, Sides sides) {
        this.sides = sides;
        this.names = new DisplayNames(module);
        this.brief = new ExpressionPrinter(names::brief);
    }

    String text(Expression expression) {
        return "'" + brief.print(expression) + "'";
    }

    /** An element of a list; of a string its value. */
    String element(Expression expression) {
        return expression instanceof StringConstant text ? "'" + text.value() + "'" : text(expression);
    }

    String typeParameter(TypeParameter parameter) {
        return "'" + brief.typeParameter(parameter) + "'";
    }

    String decorator(Expression decorator) {
        return "'@" + brief.print(decorator) + "'";
    }

    String parameter(Parameter parameter) {
        return "parameter '" + brief.parameter(parameter) + "'";
    }

    /** Conditions, with the modules of their names; empty where there are none. */
    String under(List<Expression> conditions) {
        ExpressionPrinter full = new ExpressionPrinter(names::full);
        return conditions.isEmpty()
                ? ""
                : conditions.stream()
                        .map(condition -> "'" + full.print(condition) + "'")
                        .collect(joining(" and ", " under ", ""));
    }

    /** Only the side after has something. */
    String missing(String thing) {
        return thing + " is missing";
    }

    /** Only the side before has something. */
    String surplus(String thing) {
        return thing + " is not in " + sides.after();
    }

    String reordered(String noun) {
        return "the " + noun + "s are in another order";
    }

    /** Something has another name before. */
    String renamed(String before) {
        return "is called '" + before + "' in " + sides.before();
    }

    /** What holds after, and what the side before says instead: {@code is async, the stub says it is not}. */
    String contrast(String after, String before) {
        return after + ", " + sides.before() + " says " + before;
    }

    /**
     * Two expressions that differ: {@code is of type 'int', the stub says 'str'}.
     *
     * @param verb the words before the expression after, such as {@code is of type}
     * @param lacking the words where there is none after, such as {@code has no type}
     */
    String contrast(String verb, String lacking, Optional<Expression> before, Optional<Expression> after) {
        ExpressionPrinter printer =
                before.isPresent() && after.isPresent() ? distinguishing(before.get(), after.get()) : brief;
        String told = after.map(expression -> verb + " '" + printer.print(expression) + "'")
                .orElse(lacking);
        return before.map(expression -> contrast(told, "'" + printer.print(expression) + "'"))
                .orElseGet(() -> told + ", " + sides.before() + " does not say so");
    }

    /** The briefest printer that shows two expressions differently. */
    private ExpressionPrinter distinguishing(Expression one, Expression other) {
        return names.ways().stream()
                .map(ExpressionPrinter::new)
                .filter(printer -> !printer.print(one).equals(printer.print(other)))
                .findFirst()
                .orElse(brief);
    }

    /** The elements that only one of two lists has; or that their order differs. */
    <T> List<String> lists(String noun, List<T> before, List<T> after, Function<T, String> text) {
        List<String> clauses = new ArrayList<>();
        DeclaredForms.without(after, before).forEach(element -> clauses.add(missing(noun + " " + text.apply(element))));
        DeclaredForms.without(before, after).forEach(element -> clauses.add(surplus(noun + " " + text.apply(element))));
        return clauses.isEmpty() ? List.of(reordered(noun)) : clauses;
    }
}
