// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Change.ListedNamesChanged;
import io.github.pyo3stubs.compare.drift.Subject;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A change of a committed stub with the conditions around it.
 *
 * @param guards the conditions under which the committed stub has the declaration; those of the class around if only
 *     the libraries have it
 */
public record GuardedChange(Change change, List<Expression> guards) {

    public GuardedChange {
        guards = List.copyOf(guards);
    }

    /** The changes that some views see. Public names under other conditions are changes of their own. */
    public static List<GuardedChange> of(SeenDrift drift) {
        SortedMap<String, Expression> guards = drift.seen().guards();
        List<GuardedChange> changes = new ArrayList<>();
        for (Change change : drift.drift().changes()) {
            if (change instanceof ListedNamesChanged names) {
                changes.addAll(names(names, guards));
            } else {
                changes.add(of(change, around(change.subject().name(), guards)));
            }
        }
        return changes;
    }

    private static GuardedChange of(Change change, Optional<Expression> guard) {
        return new GuardedChange(change, guard.stream().toList());
    }

    private static List<GuardedChange> names(ListedNamesChanged change, SortedMap<String, Expression> guards) {
        Subject subject = change.subject();
        Map<Optional<Expression>, List<Expression>> missing = new LinkedHashMap<>();
        Map<Optional<Expression>, List<Expression>> surplus = new LinkedHashMap<>();
        Set<Expression> after = new LinkedHashSet<>(change.after());
        Set<Expression> before = new LinkedHashSet<>(change.before());
        for (Expression name : change.after()) {
            if (!before.contains(name)) {
                Optional<Expression> guard = listed(subject, name, guards).or(() -> declared(subject, name, guards));
                missing.computeIfAbsent(guard, added -> new ArrayList<>()).add(name);
            }
        }
        for (Expression name : change.before()) {
            if (!after.contains(name)) {
                surplus.computeIfAbsent(listed(subject, name, guards), added -> new ArrayList<>())
                        .add(name);
            }
        }
        Set<Optional<Expression>> all = new LinkedHashSet<>(missing.keySet());
        all.addAll(surplus.keySet());
        return all.isEmpty()
                ? List.of(of(change, Optional.ofNullable(guards.get(subject.name()))))
                : all.stream()
                        .map(guard -> of(
                                new ListedNamesChanged(
                                        subject,
                                        surplus.getOrDefault(guard, List.of()),
                                        missing.getOrDefault(guard, List.of())),
                                guard))
                        .toList();
    }

    /** The condition under which a name is in {@code __all__}. */
    private static Optional<Expression> listed(Subject subject, Expression name, SortedMap<String, Expression> guards) {
        return name instanceof StringConstant text
                ? Optional.ofNullable(guards.get(PublicNames.element(subject.module(), text.value())))
                : Optional.empty();
    }

    /** The condition of the declaration with a name, or of {@code __all__}. */
    private static Optional<Expression> declared(
            Subject subject, Expression name, SortedMap<String, Expression> guards) {
        Optional<Expression> ofDeclaration = name instanceof StringConstant text
                ? Optional.ofNullable(guards.get(subject.module() + "." + text.value()))
                : Optional.empty();
        return ofDeclaration.or(() -> Optional.ofNullable(guards.get(subject.name())));
    }

    /** The condition of a declaration, or else of the innermost class around it that has one. */
    private static Optional<Expression> around(String declaration, SortedMap<String, Expression> guards) {
        Optional<DottedName> name = Optional.of(DottedName.of(declaration));
        while (name.isPresent() && !guards.containsKey(name.get().text())) {
            name = name.get().parent();
        }
        return name.map(DottedName::text).map(guards::get);
    }
}
