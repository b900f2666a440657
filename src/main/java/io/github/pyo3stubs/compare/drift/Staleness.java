// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stale parts of a committed stub.
 *
 * @param documentation whether the module's docstring is stale
 * @param names qualified names of the stale declarations; the name of a class stands for its header, not for its
 *     members
 */
public record Staleness(boolean documentation, Set<String> names) {

    /** Ends the name of a statement that declares nothing, which is the name of the module or class around it. */
    private static final String NAMELESS = ".";

    public Staleness {
        names = Set.copyOf(names);
    }

    /** The declarations that differ. */
    public static Staleness of(Drift drift) {
        return new Staleness(
                drift.changes().stream().map(Change::subject).anyMatch(Staleness::isModule),
                drift.changes().stream()
                        .map(Change::subject)
                        .filter(subject -> !isModule(subject))
                        .map(subject -> subject.isNameless() ? subject.name() + NAMELESS : subject.name())
                        .collect(toSet()));
    }

    private static boolean isModule(Subject subject) {
        return subject.kind() == DeclarationKind.MODULE;
    }

    /** The name of a statement among {@link #names()}. */
    public static String name(Statement statement, String scope) {
        String name = Alignment.name(statement, scope);
        return isNameless(statement) ? name + NAMELESS : name;
    }

    /** Whether a statement declares no name and imports none. */
    static boolean isNameless(Statement statement) {
        return !(statement instanceof Import || statement instanceof Comment)
                && statement.binds().isEmpty();
    }

    public boolean isEmpty() {
        return !documentation && names.isEmpty();
    }

    /** What is stale in this one, in the other, or in both. */
    public Staleness and(Staleness other) {
        return new Staleness(documentation || other.documentation, union(other.names));
    }

    /** With further declarations that are to be replaced. */
    public Staleness and(Set<String> further) {
        return new Staleness(documentation, union(further));
    }

    private Set<String> union(Set<String> further) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(further);
        return all;
    }
}
