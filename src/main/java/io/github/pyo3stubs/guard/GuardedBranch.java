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
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A branch of an {@code if} in a module or class.
 *
 * @param conditions the conditions under which it counts, the outermost first; those of earlier branches are negated
 * @param statements the statements of the branch
 */
public record GuardedBranch(List<Expression> conditions, List<Statement> statements) {

    public GuardedBranch {
        conditions = List.copyOf(conditions);
        statements = List.copyOf(statements);
    }

    /** All branches of a tree that have statements, outer branches before those in them. */
    public static List<GuardedBranch> of(StubTree tree) {
        List<GuardedBranch> branches = new ArrayList<>();
        for (StubFile file : tree.files().values()) {
            collect(file.body(), List.of(), branches);
        }
        return branches;
    }

    private static void collect(List<Statement> statements, List<Expression> conditions, List<GuardedBranch> branches) {
        for (Statement statement : statements) {
            if (statement instanceof ClassDefinition definition) {
                collect(definition.body(), conditions, branches);
            }
            for (Body block : statement.blocks()) {
                List<Expression> inside = conditions;
                if (statement instanceof If) {
                    inside = Stream.concat(conditions.stream(), block.conditions().stream())
                            .toList();
                    if (!block.statements().isEmpty()) {
                        branches.add(new GuardedBranch(inside, block.statements()));
                    }
                }
                collect(block.statements(), inside, branches);
            }
        }
    }

    /** Whether a view sees the branch. */
    public Truth in(View view) {
        return view.sees(conditions);
    }

    /**
     * What a type checker may see of a tree that none of some views sees: each view sees a branch which none of them
     * sees. Versions of Python before the oldest that stubs are for are left out.
     *
     * @param seen the views that were compared
     * @param systems the systems that the tree is for
     */
    public static List<View> unseen(StubTree tree, Collection<View> seen, Collection<OperatingSystem> systems) {
        List<GuardedBranch> unseen = of(tree).stream()
                .filter(branch -> seen.stream().allMatch(view -> branch.in(view) == Truth.FALSE))
                .toList();
        List<VersionRange> versions = StubConditions.of(tree).spans().stream()
                .filter(span -> !span.endsBefore(PythonVersion.OLDEST))
                .toList();
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
}
