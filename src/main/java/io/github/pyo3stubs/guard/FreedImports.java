// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The meaning of names after imports have lost their guards. An import under a condition makes its name the module's
 * own, because it may have other meanings under other conditions; without the condition the name is the imported thing.
 */
public final class FreedImports {

    private final String module;
    private final Map<String, Name> targets = new HashMap<>();

    /**
     * The names that imports give to what is left of a file.
     *
     * @param guarded the file before
     * @param body the statements that are left
     */
    public FreedImports(StubFile guarded, List<Statement> body) {
        this(guarded.module(), BoundNames.of(guarded.body()), BoundNames.of(body));
    }

    private FreedImports(String module, BoundNames before, BoundNames after) {
        this(module);
        after.all().stream()
                .filter(before::declares)
                .forEach(name -> after.imported(name).ifPresent(target -> targets.put(name, meant(target))));
    }

    private FreedImports(String module) {
        this.module = module;
    }

    /**
     * The statements that are left of a file, with the meanings that their names have without the guards.
     *
     * @param guarded the file before
     */
    public static List<Statement> resolved(StubFile guarded, List<Statement> body) {
        FreedImports freed = new FreedImports(guarded, body);
        return freed.targets.isEmpty() ? body : freed.statements(body);
    }

    /**
     * A file without imports that have no reason any more to stand in it under their local names: the names had other
     * meanings, or were listed in {@code __all__}, under conditions which are gone. The names mean the imported things.
     * Names that the file does not define any more mean what they mean in Python then: builtins.
     *
     * @param guarded the file before, with all guards
     */
    static StubFile pruned(StubFile guarded, StubFile file) {
        StubFile pruned = pruned(file);
        if (guarded.body().equals(file.body())) {
            return pruned;
        }
        FreedImports freed = new FreedImports(file.module());
        BoundNames left = BoundNames.of(pruned.body());
        BoundNames.of(guarded.body()).all().stream()
                .filter(name -> !left.contains(name))
                .forEach(name -> freed.targets.put(name, Name.builtin(name)));
        return freed.targets.isEmpty() ? pruned : pruned.withBody(freed.statements(pruned.body()));
    }

    private static StubFile pruned(StubFile file) {
        Set<String> listed = ListedNames.of(file.body());
        if (Body.flat(file.body()).noneMatch(statement -> spells(statement, listed))) {
            return file;
        }
        List<Statement> body = Body.mapped(
                file.body(),
                statement -> List.of(spells(statement, listed) ? ((Import) statement).notReexported() : statement));
        BoundNames bound = BoundNames.of(body, Import::reexported);
        List<Statement> freed = new FreedImports(file.module(), BoundNames.of(body), bound).statements(body);
        Set<String> mentioned = new HashSet<>();
        mention(freed, mentioned);
        List<Statement> unconditional = new ArrayList<>();
        List<Statement> others = Body.mappedWithNames(freed, (statement, conditions) -> {
            if (!spells(statement, listed)
                    || bound.imported(root((Import) statement)).isEmpty()) {
                return List.of(statement);
            }
            if (mentioned.contains(root((Import) statement))) {
                unconditional.add(statement);
            }
            return List.of();
        });
        return file.withBody(
                Stream.concat(unconditional.stream(), others.stream()).toList());
    }

    /** Whether a statement is an import that gives something a local name which the file does not offer to others. */
    private static boolean spells(Statement statement, Set<String> listed) {
        return statement instanceof Import explicit
                && explicit.isBound()
                && !explicit.isAll()
                && !(explicit.reexported() && (explicit.isUnderOwnName() || listed.contains(root(explicit))));
    }

    private static String root(Import explicit) {
        return explicit.binds().get(0);
    }

    /** Collects the words of all strings, which may be quoted annotations. */
    private static void mention(List<Statement> statements, Set<String> words) {
        for (Statement statement : statements) {
            statement.forEachExpression((role, whole) -> whole.forEach(part -> {
                if (part instanceof StringConstant text) {
                    NameUses.mentioned(text.value()).forEach(words::add);
                }
            }));
            statement.bodies().forEach(body -> mention(body.statements(), words));
        }
    }

    /** The imported thing. A module that imports a name from itself imports a submodule. */
    private Name meant(Name target) {
        return target.module().equals(module) && !target.isModule() ? Name.ofModule(target.dotted()) : target;
    }

    private List<Statement> statements(List<Statement> statements) {
        return statements.stream().map(this::statement).toList();
    }

    private Statement statement(Statement statement) {
        Statement mapped = statement.mapped((role, expression) -> expression(expression));
        return mapped instanceof ClassDefinition definition
                ? definition.withBody(statements(definition.body()))
                : mapped.withBlocks(block -> statements(block.statements()));
    }

    private Expression expression(Expression expression) {
        return expression instanceof Name name ? meaning(name) : expression.mapped(this::expression);
    }

    /** The meaning of a name without the guards. */
    public Name meaning(Name name) {
        if (!name.module().equals(module) || !targets.containsKey(name.root())) {
            return name;
        }
        Name target = targets.get(name.root());
        return DottedName.of(name.path()).withoutRoot().map(target::member).orElse(target);
    }
}
