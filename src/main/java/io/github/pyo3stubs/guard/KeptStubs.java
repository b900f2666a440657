// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The stubs under the old names of relocated modules. Each offers what the stub in the new place offers: the names of
 * its {@code __all__}; without one, all that are not private. So they are made of the others, and again after every
 * change of these.
 */
public record KeptStubs(ModulePlaces places) {

    /**
     * A tree without conditions, with the stubs under the old names of some modules.
     *
     * @param modules full names of modules by the library. One that leaves no stub, or has none in its new place, gets
     *     none.
     */
    public StubTree added(StubTree tree, Collection<String> modules) {
        SortedMap<String, StubFile> files = new TreeMap<>(tree.files());
        for (String module : modules) {
            if (places.isKept(module)) {
                tree.file(places.of(module))
                        .ifPresent(file -> files.put(
                                module, new StubFile(module, file.isPackage(), Optional.empty(), offered(file, tree))));
            }
        }
        return new StubTree(files).packaged();
    }

    /** A tree without the stubs under old names. */
    public StubTree omitted(StubTree tree) {
        return places.relocations().isEmpty() ? tree : tree.without(places::isKept);
    }

    /**
     * Statements of another module that offer the same names. They import them from this module, and have the same list
     * of names and the same {@code __getattr__}, if there is one.
     */
    private static List<Statement> offered(StubFile file, StubTree tree) {
        Set<String> listed = ListedNames.of(file.body());
        List<Statement> offer = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Statement statement : file.body()) {
            if (isCopied(statement, tree)) {
                offer.add(statement);
                continue;
            }
            Stream<String> offered = listed.isEmpty()
                    ? OfferedNames.of(statement)
                    : statement.binds().stream().filter(listed::contains);
            offered.filter(names::add)
                    .forEach(name -> offer.add(new Import(new Name(file.module(), name), Optional.of(name), true)));
        }
        return offer;
    }

    private static boolean isCopied(Statement statement, StubTree tree) {
        if (statement instanceof Import explicit) {
            return tree.file(explicit.name().dotted()).isPresent();
        }
        return statement.binds().contains(StubFile.ALL)
                || statement instanceof Function function && function.name().equals(StubFile.GETATTR);
    }
}
