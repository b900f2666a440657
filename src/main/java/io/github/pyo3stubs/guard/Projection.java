// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one view sees of guarded stubs.
 *
 * @param tree the stubs without what the view does not see. Blocks under a condition that is only possibly true stay,
 *     with the condition. A module is missing if all of it is under conditions that are false, unless its package
 *     imports it, and if its package imports it only under such conditions.
 * @param unknown the conditions that no view decides, each once
 * @param guards the condition of each declaration in the tree that is under conditions in the guarded stubs, by its
 *     qualified name; that of a name in {@code __all__} by {@link PublicNames#element}
 */
public record Projection(StubTree tree, List<Expression> unknown, SortedMap<String, Expression> guards) {

    public Projection {
        unknown = List.copyOf(unknown);
        guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
    }

    /** What a view sees of stubs, with the imports that a stub for this view alone has. */
    public static Projection of(StubTree guarded, View view) {
        Projection seen = withAllImports(guarded, view);
        StubTree tree =
                seen.tree.mapped(file -> FreedImports.pruned(guarded.files().get(file.module()), file));
        if (tree.files().values().stream().noneMatch(file -> hasDecided(file.body(), view))) {
            return new Projection(tree, seen.unknown, seen.guards);
        }
        // A name in a condition has lost its other meanings. Each such condition is gone after another round
        Projection again = of(tree, view);
        SortedMap<String, Expression> guards = new TreeMap<>(again.guards);
        guards.putAll(seen.guards);
        return new Projection(again.tree, again.unknown, guards);
    }

    /** Whether statements are under a condition that decides for the view. */
    private static boolean hasDecided(List<? extends Statement> statements, View view) {
        for (Statement statement : statements) {
            if (statement instanceof If conditional
                    && conditional.branches().stream()
                            .anyMatch(branch -> Condition.of(branch.condition()).in(view) != Truth.POSSIBLE)) {
                return true;
            }
            if (statement.bodies().stream().anyMatch(body -> hasDecided(body.statements(), view))) {
                return true;
            }
        }
        return false;
    }

    /** What a view sees of stubs, with each import that it sees. */
    public static Projection withAllImports(StubTree guarded, View view) {
        Walk walk = new Walk(view, guarded);
        SortedMap<String, StubFile> files = new TreeMap<>();
        guarded.files().forEach((module, file) -> files.put(module, walk.file(file)));
        Map<String, List<List<Expression>>> imports = new HashMap<>();
        guarded.files().values().forEach(file -> addImports(file, imports));
        files.values()
                .removeIf(file -> isHidden(file.module(), imports, view)
                        || isEmpty(file)
                                && !isEmpty(guarded.files().get(file.module()))
                                && !imports.containsKey(file.module()));
        return new Projection(new StubTree(files), List.copyOf(walk.unknown), walk.guards);
    }

    /**
     * What a view sees of one module's stub.
     *
     * @param all the stubs of all modules. The imports of packages in them tell whether the view has the module.
     */
    public static Projection of(StubFile file, StubTree all, View view) {
        Map<String, List<List<Expression>>> imports = new HashMap<>();
        DottedName.of(file.module())
                .withAncestors()
                .flatMap(each -> all.file(each.text()).stream())
                .forEach(each -> addImports(each, imports));
        return isHidden(file.module(), imports, view)
                ? new Projection(StubTree.of(List.of()), List.of(), Collections.emptySortedMap())
                : of(StubTree.of(List.of(file)), view);
    }

    /**
     * Whether the package of a module, or of one around it, imports it only for other views.
     *
     * @param imports the conditions of each import of a module in its package's stub
     */
    private static boolean isHidden(String module, Map<String, List<List<Expression>>> imports, View view) {
        return DottedName.of(module).withAncestors().anyMatch(each -> {
            List<List<Expression>> ofModule = imports.getOrDefault(each.text(), List.of());
            return !ofModule.isEmpty()
                    && ofModule.stream().allMatch(conditions -> view.sees(conditions) == Truth.FALSE);
        });
    }

    /** Whether a file has no statements but imports that are not re-exported. */
    private static boolean isEmpty(StubFile file) {
        return file.body().stream().allMatch(Statement::isImportForItself);
    }

    /** Adds the conditions of each import of a submodule in a file. */
    private static void addImports(StubFile file, Map<String, List<List<Expression>>> imports) {
        Body.mapped(file.body(), (statement, conditions) -> {
            if (statement instanceof Import explicit && explicit.isFrom(file.module())) {
                imports.computeIfAbsent(explicit.name().dotted(), first -> new ArrayList<>())
                        .add(conditions);
            }
            return List.of(statement);
        });
    }

    /** The walk through the files for one view. */
    private static final class Walk {

        private final View view;
        private final StubTree tree;
        private final Set<Expression> unknown = new LinkedHashSet<>();
        private final SortedMap<String, Expression> guards = new TreeMap<>();

        Walk(View view, StubTree tree) {
            this.view = view;
            this.tree = tree;
        }

        StubFile file(StubFile file) {
            List<Statement> body = PublicNames.together(seen(PlainListing.of(file, tree), file.module(), List.of()));
            return file.withBody(FreedImports.resolved(file, body));
        }

        /**
         * The statements that the view sees. A comment stays with the statement after it, but not with an import, which
         * moves to the top of the file.
         *
         * @param scope the qualified name of the module or class
         * @param conditions the conditions around the statements
         */
        private List<Statement> seen(List<Statement> statements, String scope, List<Expression> conditions) {
            List<Statement> seen = new ArrayList<>();
            List<Statement> comments = new ArrayList<>();
            for (Statement statement : statements) {
                if (statement instanceof Comment) {
                    comments.add(statement);
                    continue;
                }
                List<Statement> inPlace = seen(statement, scope, conditions);
                if (!inPlace.isEmpty() && !(inPlace.get(0) instanceof Import)) {
                    seen.addAll(comments);
                }
                seen.addAll(inPlace);
                comments.clear();
            }
            return seen;
        }

        private List<Statement> seen(Statement statement, String scope, List<Expression> conditions) {
            if (statement instanceof If conditional) {
                return seen(conditional, scope, conditions);
            }
            if (statement instanceof Declaration declaration && !conditions.isEmpty()) {
                guards.putIfAbsent(scope + "." + declaration.name(), GuardExpressions.all(conditions));
            }
            if (statement.binds().contains(StubFile.ALL)) {
                ListedNames.of(List.of(statement))
                        .forEach(name -> listed(PublicNames.element(scope, name), conditions));
            }
            if (statement instanceof ClassDefinition definition) {
                return List.of(
                        definition.withBody(seen(definition.body(), scope + "." + definition.name(), conditions)));
            }
            return List.of(statement.withBlocks(block -> seen(block.statements(), scope, conditions)));
        }

        /** Notes the conditions of a name in {@code __all__}, of which the last statement about it decides. */
        private void listed(String element, List<Expression> conditions) {
            if (conditions.isEmpty()) {
                guards.remove(element);
            } else {
                guards.put(element, GuardExpressions.all(conditions));
            }
        }

        private List<Statement> seen(If conditional, String scope, List<Expression> conditions) {
            List<If.Branch> possible = new ArrayList<>();
            List<Expression> before = new ArrayList<>(conditions);
            for (If.Branch branch : conditional.branches()) {
                Condition condition = Condition.of(branch.condition());
                Truth truth = condition.in(view);
                if (truth != Truth.FALSE) {
                    List<Statement> body = seen(branch.body(), scope, and(before, branch.condition()));
                    if (truth == Truth.TRUE) {
                        return together(possible, body);
                    }
                    unknown.addAll(condition.unknown());
                    possible.add(new If.Branch(branch.condition(), body));
                }
                before.add(GuardExpressions.not(branch.condition()));
            }
            return together(possible, seen(conditional.otherwise(), scope, before));
        }

        /** The statements of a conditional: those of {@code else} alone if no condition is left. */
        private static List<Statement> together(List<If.Branch> possible, List<Statement> otherwise) {
            if (possible.isEmpty()) {
                return otherwise;
            }
            If conditional = new If(possible, otherwise);
            return Body.flat(List.of(conditional)).findAny().isPresent() ? List.of(conditional) : List.of();
        }

        private static List<Expression> and(List<Expression> conditions, Expression condition) {
            return Stream.concat(conditions.stream(), Stream.of(condition)).toList();
        }
    }
}
