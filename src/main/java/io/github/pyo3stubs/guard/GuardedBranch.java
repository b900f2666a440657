// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A branch of an {@code if} in a module or class.
 *
 * @param scope the qualified name of the module or class
 * @param conditions the conditions under which it counts, the outermost first; those of earlier branches are negated
 * @param statements the statements of the branch
 */
public record GuardedBranch(String scope, List<Expression> conditions, List<Statement> statements) {

    public GuardedBranch {
        conditions = List.copyOf(conditions);
        statements = List.copyOf(statements);
    }

    /** All branches of a tree that have statements, outer branches before those in them. */
    public static List<GuardedBranch> of(StubTree tree) {
        List<GuardedBranch> branches = new ArrayList<>();
        for (StubFile file : tree.files().values()) {
            collect(file.body(), file.module(), List.of(), branches);
        }
        return branches;
    }

    private static void collect(
            List<Statement> statements, String scope, List<Expression> conditions, List<GuardedBranch> branches) {
        for (Statement statement : statements) {
            if (statement instanceof ClassDefinition definition) {
                collect(definition.body(), scope + "." + definition.name(), conditions, branches);
            }
            for (Body block : statement.blocks()) {
                List<Expression> inside = conditions;
                if (statement instanceof If) {
                    inside = Stream.concat(conditions.stream(), block.conditions().stream())
                            .toList();
                    if (!block.statements().isEmpty()) {
                        branches.add(new GuardedBranch(scope, inside, block.statements()));
                    }
                }
                collect(block.statements(), scope, inside, branches);
            }
        }
    }

    /** Whether a view sees the branch. */
    public Truth in(View view) {
        return conditions.stream()
                .map(condition -> Condition.of(condition).in(view))
                .reduce(Truth.TRUE, Truth::and);
    }

    /**
     * What a type checker may see of a tree that none of some views sees: each view sees a branch which none of them
     * sees.
     *
     * @param seen the views that were compared
     * @param systems the systems that the tree is for
     */
    public static List<View> unseen(StubTree tree, Collection<View> seen, Collection<OperatingSystem> systems) {
        List<GuardedBranch> unseen = of(tree).stream()
                .filter(branch -> seen.stream().allMatch(view -> branch.in(view) == Truth.FALSE))
                .toList();
        List<VersionRange> versions = versions(tree, VersionRange.ALL);
        List<View> views = new ArrayList<>();
        for (OperatingSystem system : new TreeSet<>(systems)) {
            List<View> ofSystem = versions.stream()
                    .map(range -> new View(system, range))
                    .filter(view -> unseen.stream().anyMatch(branch -> branch.in(view) != Truth.FALSE))
                    .toList();
            views.addAll(ofSystem.size() == versions.size() ? List.of(new View(system, VersionRange.ALL)) : ofSystem);
        }
        return views;
    }

    /**
     * The versions of Python for which a tree may look different, oldest first: parts of a range in which no condition
     * changes its truth.
     */
    public static List<VersionRange> versions(StubTree tree, VersionRange range) {
        Set<Condition> conditions = new LinkedHashSet<>();
        of(tree).forEach(branch -> branch.conditions().forEach(condition -> conditions.add(Condition.of(condition))));
        SortedSet<PythonVersion> starts = new TreeSet<>(List.of(range.first()));
        for (Condition condition : conditions) {
            condition.boundaries().stream().filter(range::contains).forEach(starts::add);
        }
        List<VersionRange> parts = new ArrayList<>();
        PythonVersion start = range.first();
        for (PythonVersion next : starts.tailSet(range.first().next())) {
            if (isBoundary(next, start, conditions)) {
                parts.add(new VersionRange(start, Optional.of(next)));
                start = next;
            }
        }
        parts.add(new VersionRange(start, range.end()));
        return parts;
    }

    /** Whether a condition has another truth for one version than for another, on any system. */
    private static boolean isBoundary(PythonVersion one, PythonVersion other, Set<Condition> conditions) {
        return conditions.stream()
                .anyMatch(condition -> Stream.of(OperatingSystem.values())
                        .anyMatch(system -> condition.in(new View(system, VersionRange.only(one)))
                                != condition.in(new View(system, VersionRange.only(other)))));
    }
}
