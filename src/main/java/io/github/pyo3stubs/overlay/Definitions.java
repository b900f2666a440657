// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.member.OpenPlaces;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Optional;

/** The names that stubs define, and those that are known of Python. Names of other packages are taken as they are. */
final class Definitions {

    private final StubTree tree;

    Definitions(StubTree tree) {
        this.tree = tree;
    }

    /** Whether a name means something. */
    boolean contain(Name name) {
        if (name.isLocal()) {
            return true;
        } else if (name.isBuiltin()) {
            return name.isModule() || KnownNames.builtin(name.root()).isPresent();
        }
        return tree.file(name.module()).map(file -> contains(file, name)).orElseGet(() -> isForeign(name.module()));
    }

    /** Whether a module is of another package, or a package around the extension module. */
    private boolean isForeign(String module) {
        return DottedName.of(module)
                .withAncestors()
                .noneMatch(each -> tree.files().containsKey(each.text()));
    }

    private boolean contains(StubFile file, Name name) {
        return name.isModule()
                || tree.file(file.module() + "." + name.root()).isPresent()
                || binds(file.body(), DottedName.of(name.path()).parts());
    }

    /** Whether a body binds a path; also if it may have members that are unknown. */
    private static boolean binds(List<Statement> body, List<String> path) {
        List<Statement> statements = Body.flat(body).toList();
        boolean open = OpenPlaces.areIn(statements)
                || statements.stream().anyMatch(statement -> statement instanceof Import all && all.isAll());
        if (open) {
            return true;
        }
        List<Statement> binding = statements.stream()
                .filter(statement -> statement.binds().contains(path.get(0)))
                .toList();
        List<String> rest = path.subList(1, path.size());
        return !binding.isEmpty()
                && (rest.isEmpty()
                        || binding.stream()
                                .map(Definitions::closedClass)
                                .anyMatch(inner -> inner.map(members -> binds(members, rest))
                                        .orElse(true)));
    }

    /** The members of a class if it has no others; empty for everything else. */
    private static Optional<List<Statement>> closedClass(Statement statement) {
        return statement instanceof ClassDefinition definition
                        && definition.bases().isEmpty()
                ? Optional.of(definition.body())
                : Optional.empty();
    }
}
