// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.compare.drift.ComparedForms.Side;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The statements by which two stubs declare one name under the same conditions. The accessors of a property are names
 * of their own.
 *
 * @param scope qualified name of the module or class around
 * @param name qualified name
 * @param accessor the kind of accessor that the statements add to a property; empty for all other statements
 * @param conditions the conditions under which the name is declared
 * @param before the statements of the stub before, in its order
 * @param after those of the stub after
 */
record DeclaredForms(
        String scope,
        String name,
        Optional<DeclarationKind> accessor,
        List<Expression> conditions,
        List<Statement> before,
        List<Statement> after) {

    /** The names of an entry: the one that it declares, and its accessors if it is a property. */
    static List<DeclaredForms> of(Alignment.Entry<Side> entry) {
        Map<Optional<DeclarationKind>, List<Statement>> before = byAccessor(entry, Side.STUB);
        Map<Optional<DeclarationKind>, List<Statement>> after = byAccessor(entry, Side.LIBRARY);
        return Stream.concat(after.keySet().stream(), before.keySet().stream())
                .distinct()
                .map(accessor -> new DeclaredForms(
                        entry.scope(),
                        entry.name(),
                        accessor,
                        entry.conditions(),
                        before.getOrDefault(accessor, List.of()),
                        after.getOrDefault(accessor, List.of())))
                .toList();
    }

    private static Map<Optional<DeclarationKind>, List<Statement>> byAccessor(Alignment.Entry<Side> entry, Side side) {
        Map<Optional<DeclarationKind>, List<Statement>> byAccessor = new LinkedHashMap<>();
        entry.forms()
                .getOrDefault(side, List.of())
                .forEach(form -> byAccessor
                        .computeIfAbsent(DeclarationKind.accessor(form), kind -> new ArrayList<>())
                        .add(form));
        return byAccessor;
    }

    /** The qualified name to show, as {@link Subject#label()} has it. */
    String label() {
        return accessor.map(kind -> name + "." + kind.noun()).orElse(name);
    }

    /** The statements before that the stub after lacks. */
    List<Statement> onlyBefore() {
        return without(before, after);
    }

    /** The statements after that the stub before lacks. */
    List<Statement> onlyAfter() {
        return without(after, before);
    }

    /**
     * One of the declarations.
     *
     * @param numbers the {@linkplain #numbers numbers} of the declarations of the stub in which it is
     */
    Subject subject(String module, Statement form, Map<Statement, Integer> numbers) {
        OptionalInt number = numbers.containsKey(form) ? OptionalInt.of(numbers.get(form)) : OptionalInt.empty();
        return new Subject(module, scope, name, DeclarationKind.of(form), number, conditions);
    }

    /** The places of several declarations, from 1; equal ones have the first. A single declaration has no number. */
    static Map<Statement, Integer> numbers(List<Statement> forms) {
        Map<Statement, Integer> numbers = new HashMap<>();
        for (int place = 0; forms.size() > 1 && place < forms.size(); place++) {
            numbers.putIfAbsent(forms.get(place), place + 1);
        }
        return numbers;
    }

    /** The elements of a list that another list lacks, or has less often. */
    static <T> List<T> without(List<T> list, List<T> other) {
        Map<T, Integer> counts = new HashMap<>();
        other.forEach(element -> counts.merge(element, 1, Integer::sum));
        List<T> rest = new ArrayList<>();
        for (T element : list) {
            if (counts.merge(element, -1, Integer::sum) < 0) {
                rest.add(element);
            }
        }
        return rest;
    }
}
