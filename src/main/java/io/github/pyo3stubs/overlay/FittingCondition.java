// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The condition on system and version that is true for some views and false for others.
 *
 * @param fitting the views for which it is true, at least one
 * @param failing the views for which it is false, at least one
 */
record FittingCondition(Set<View> fitting, Set<View> failing) {

    FittingCondition {
        fitting = Set.copyOf(fitting);
        failing = Set.copyOf(failing);
    }

    /** The simplest condition: on systems only, on versions only, or on both; empty if there is no simple one. */
    Optional<Expression> expression() {
        Set<OperatingSystem> systems = systems(fitting);
        Set<OperatingSystem> others = systems(failing);
        if (others.stream().noneMatch(systems::contains)) {
            return Optional.of(GuardExpressions.on(systems, others));
        }
        return versions().or(() -> bySystem(systems));
    }

    private Optional<Expression> bySystem(Set<OperatingSystem> systems) {
        List<Expression> terms = new ArrayList<>();
        for (OperatingSystem system : systems) {
            FittingCondition ofSystem = new FittingCondition(on(system, fitting), on(system, failing));
            Expression isSystem = GuardExpressions.on(system);
            Optional<Expression> term = ofSystem.failing.isEmpty()
                    ? Optional.of(isSystem)
                    : ofSystem.versions().map(versions -> GuardExpressions.all(List.of(isSystem, versions)));
            if (term.isEmpty()) {
                return term;
            }
            terms.add(term.get());
        }
        return Optional.of(GuardExpressions.any(terms));
    }

    /** The condition on versions alone; empty if the versions for which it is true are not in a row. */
    private Optional<Expression> versions() {
        PythonVersion first = first(fitting);
        Set<View> later = failing.stream()
                .filter(view -> view.versions().first().compareTo(first) > 0)
                .collect(toSet());
        boolean apart = failing.stream()
                        .allMatch(
                                view -> later.contains(view) || view.versions().endsBefore(first))
                && (later.isEmpty()
                        || fitting.stream().allMatch(view -> view.versions().endsBefore(first(later))));
        if (!apart) {
            return Optional.empty();
        }
        List<Expression> bounds = new ArrayList<>();
        if (later.size() < failing.size()) {
            bounds.add(GuardExpressions.from(first));
        }
        if (!later.isEmpty()) {
            bounds.add(GuardExpressions.before(first(later)));
        }
        return Optional.of(GuardExpressions.all(bounds));
    }

    private static PythonVersion first(Set<View> views) {
        return views.stream()
                .map(view -> view.versions().first())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Set<OperatingSystem> systems(Set<View> views) {
        return views.stream().map(View::system).collect(toCollection(() -> EnumSet.noneOf(OperatingSystem.class)));
    }

    private static Set<View> on(OperatingSystem system, Set<View> views) {
        return views.stream().filter(view -> view.system() == system).collect(toSet());
    }
}
