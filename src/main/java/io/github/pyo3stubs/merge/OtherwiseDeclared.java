// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Change.DocumentationChanged;
import io.github.pyo3stubs.guard.FilledBranches;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The right form of stale declarations in case the systems without a library still have them as committed. An
 * update cannot know that: it takes a change of an unguarded declaration for one on all systems. What an update writes
 * anyway is not among them.
 */
public final class OtherwiseDeclared {

    private final Set<String> stale;

    private OtherwiseDeclared(Set<String> stale) {
        this.stale = stale;
    }

    /**
     * The stale declarations that would have conditions then, in a stub of their own.
     *
     * @return empty if there are none. Where nothing says that the project is for several systems, only declarations
     *     count that the libraries lack
     */
    public static Optional<StubFile> of(ModuleDemand demand, List<SeenDrift> drifts) {
        Set<String> stale = drifts.stream()
                .flatMap(seen -> seen.drift().changes().stream())
                .filter(change -> demand.isForSeveral() || lacks(change, drifts))
                .map(change -> change.subject().name())
                .collect(toCollection(HashSet::new));
        Set<String> imports = new HashSet<>();
        if (demand.isForSeveral()
                || stale.contains(StubFile.qualifiedAll(demand.whole().module()))) {
            drifts.forEach(seen -> imports.addAll(omittedImports(seen)));
        }
        if (stale.isEmpty() && imports.isEmpty()) {
            return Optional.empty();
        }
        StubFile whole = demand.whole();
        StubFile file = demand.otherwise().get().file(whole.module()).orElse(whole);
        if (drifts.stream().noneMatch(seen -> seen.seen().committed().isPackage()) || importsOthers(file, imports)) {
            stale.addAll(imports);
        }
        stale.retainAll(differing(whole, file));
        List<Statement> declared = new OtherwiseDeclared(stale)
                .in(file.body(), file.module()).stream()
                        .filter(statement ->
                                statement.binds().contains(StubFile.ALL) || StubConditions.areIn(List.of(statement)))
                        .toList();
        return StubConditions.areIn(declared) ? Optional.of(file.with(Optional.empty(), declared)) : Optional.empty();
    }

    /**
     * The classes, and the module, whose documentation a stub would not have then, because it has one for all systems.
     * An update writes that of the libraries.
     */
    public static List<String> undocumented(ModuleDemand demand, List<SeenDrift> drifts) {
        Set<String> stale = drifts.stream()
                .flatMap(seen -> seen.drift().changes().stream())
                .filter(change -> demand.isForSeveral()
                        && change instanceof DocumentationChanged documentation
                        && documentation.before().isPresent())
                .map(change -> change.subject().name())
                .collect(toCollection(TreeSet::new));
        if (!stale.isEmpty()) {
            StubFile whole = demand.whole();
            stale.retainAll(UnsharedDocumentation.undocumented(
                    demand.otherwise().get().file(whole.module()).orElse(whole)));
            stale.removeAll(UnsharedDocumentation.undocumented(whole));
        }
        return List.copyOf(stale);
    }

    /** The names that two stubs declare differently, or under other conditions. */
    private static Set<String> differing(StubFile one, StubFile other) {
        return Alignment.of(new TreeMap<>(Map.of(0, one, 1, other))).stream()
                .filter(entry ->
                        !Objects.equals(entry.forms().get(0), entry.forms().get(1)))
                .map(Alignment.Entry::name)
                .collect(toSet());
    }

    /** The imports of submodules that a stub may omit. No change names them, because older generators wrote none. */
    private static Set<String> omittedImports(SeenDrift drift) {
        StubFile library = drift.seen().library();
        if (!library.isPackage()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(drift.expectation().omittedNames());
        names.remove(StubFile.qualifiedAll(library.module()));
        return names;
    }

    /** Whether a package imports submodules besides some, so that a missing import is not an older generator's. */
    private static boolean importsOthers(StubFile file, Set<String> names) {
        return Body.flat(file.body())
                .filter(statement -> statement instanceof Import explicit && explicit.isFrom(file.module()))
                .map(statement -> Alignment.name(statement, file.module()))
                .anyMatch(name -> !names.contains(name));
    }

    /** Whether the libraries lack a declaration, or the list of public names has to change for such a one. */
    private static boolean lacks(Change change, List<SeenDrift> drifts) {
        return change instanceof Change.Removed
                || change instanceof Change.ListedNamesChanged
                        && drifts.stream()
                                .flatMap(seen -> seen.drift().changes().stream())
                                .anyMatch(Change.Removed.class::isInstance);
    }

    private List<Statement> in(List<Statement> body, String scope) {
        return FilledBranches.of(Body.mapped(body, statement -> {
            String name = Alignment.name(statement, scope);
            if (stale.contains(name)) {
                return List.of(statement);
            } else if (statement instanceof ClassDefinition definition) {
                List<Statement> members = in(definition.body(), name);
                return members.isEmpty()
                        ? List.of()
                        : List.of(definition.withDocumentation(Optional.empty()).withBody(members));
            }
            return List.of();
        }));
    }
}
