package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift.Side;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Other;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a committed stub is stale: the same differences as those of {@link Drift}, without the words.
 *
 * @param documentation whether the module's docstring is stale
 * @param names qualified names of the stale declarations; the name of a class stands for its header, not for its members
 */
public record Staleness(boolean documentation, Set<String> names) {

    /** Stands behind the scope's name for statements that name nothing. */
    private static final String NAMELESS = ".";

    public Staleness {
        names = Set.copyOf(names);
    }

    public static Staleness between(StubFile library, StubFile committed, Comparison by) {
        Sides sides = Sides.of(library, committed, by);
        DriftFinder finder = new DriftFinder(library.module(), by == Comparison.SIGNATURES);
        finder.documentation(sides.library(), sides.stub());
        boolean documentation = !finder.differences().isEmpty();
        Set<String> names = new TreeSet<>();
        sides.redefinitions().forEach(redefinition -> names.add(redefinition.name()));
        for (Alignment.Entry<Side> entry : sides.aligned()) {
            int before = finder.differences().size();
            finder.entry(entry);
            if (finder.differences().size() > before) {
                names.add(name(entry.name(), entry.forms().values().iterator().next()));
            }
        }
        return new Staleness(documentation, names);
    }

    private static String name(String name, List<Statement> forms) {
        return isNameless(forms.get(0)) ? name + NAMELESS : name;
    }

    /** What a statement is called here. */
    public static String name(Statement statement, String scope) {
        String name = Alignment.name(statement, scope);
        return isNameless(statement) ? name + NAMELESS : name;
    }

    static boolean isNameless(Statement statement) {
        return statement instanceof Other other && other.names().isEmpty();
    }

    public boolean isEmpty() {
        return !documentation && names.isEmpty();
    }

    /** All that is stale here or there. */
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
