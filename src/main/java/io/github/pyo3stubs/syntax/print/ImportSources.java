// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The text between {@code from} and {@code import}: the path of a module as one stub file of a tree writes it. */
final class ImportSources {

    private final String current;
    private final StubTree tree;

    /** The names that other files bind, by module: computed once for each, because many imports may ask. */
    private final Map<String, BoundNames> boundByOthers = new HashMap<>();

    /**
     * @param file the file with the imports
     * @param tree the stubs among which the file lies
     */
    ImportSources(StubFile file, StubTree tree) {
        this.current = file.module();
        this.tree = tree;
    }

    /** The path from which to import a name: relative if a file of the tree binds the name. */
    String of(Name name) {
        StubFile target = tree.files().get(name.module());
        boolean inTree = target != null && boundBy(target).contains(name.root());
        return inTree ? relative(name.module(), current, tree.isPackage(current)) : name.module();
    }

    private BoundNames boundBy(StubFile file) {
        BoundNames bound = boundByOthers.get(file.module());
        if (bound == null) {
            bound = BoundNames.of(file.body());
            boundByOthers.put(file.module(), bound);
        }
        return bound;
    }

    /**
     * The condition under which a file of the tree binds a name, so that it can be imported; empty if it always can be.
     */
    Optional<Expression> condition(Name name) {
        StubFile target = tree.files().get(name.module());
        if (target == null || target.module().equals(current)) {
            return Optional.empty();
        }
        List<List<Expression>> conditions = conditions(target.body(), name.root(), List.of());
        return conditions.isEmpty() || conditions.contains(List.<Expression>of())
                ? Optional.empty()
                : Optional.of(GuardExpressions.any(conditions.stream()
                        .map(GuardExpressions::all)
                        .distinct()
                        .toList()));
    }

    /** The conditions of all blocks that bind a name, and those around each of them. */
    private static List<List<Expression>> conditions(List<Statement> body, String name, List<Expression> around) {
        List<List<Expression>> found = new ArrayList<>();
        for (Statement statement : body) {
            if (statement.binds().contains(name)) {
                found.add(around);
            }
            for (Body block : statement.blocks()) {
                // a header of another kind of block decides nothing that an importing file could repeat
                List<Expression> inside = statement instanceof If
                        ? Stream.concat(around.stream(), block.conditions().stream())
                                .toList()
                        : around;
                found.addAll(conditions(block.statements(), name, inside));
            }
        }
        return found;
    }

    /**
     * The relative path from a module to another of the same extension. The full name if they share no ancestor, or no
     * package in which the current module could look for the target.
     *
     * @param isPackage whether the current module is a package
     */
    static String relative(String target, String current, boolean isPackage) {
        List<String> to = DottedName.of(target).parts();
        List<String> from = DottedName.of(current).parts();
        int shared = 0;
        while (shared < Math.min(to.size(), from.size()) && to.get(shared).equals(from.get(shared))) {
            shared++;
        }
        int dots = from.size() - shared + (isPackage ? 1 : 0);
        return shared == 0 || dots == 0 ? target : ".".repeat(dots) + String.join(".", to.subList(shared, to.size()));
    }
}
