// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.overlay.member.ScopeLaying.Key;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A declaration in a tree of stubs; the overloads of a function are one.
 *
 * @param classes the names of the classes around it
 */
record Site(String module, List<String> classes, Key key) {

    /** All declarations of a tree. */
    static List<Site> of(StubTree tree) {
        List<Site> sites = new ArrayList<>();
        tree.files().values().forEach(file -> collect(file.body(), file.module(), List.of(), sites));
        return sites;
    }

    private static void collect(List<Statement> body, String module, List<String> classes, List<Site> sites) {
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration
                    && !declaration.name().equals("__all__")) {
                Site site = new Site(module, classes, Key.of(declaration));
                if (!sites.contains(site)) {
                    sites.add(site);
                }
                if (declaration instanceof ClassDefinition definition) {
                    List<String> inside = new ArrayList<>(classes);
                    inside.add(definition.name());
                    collect(definition.body(), module, inside, sites);
                }
            }
        }
    }

    /** The declarations here. */
    List<Declaration> in(StubTree tree) {
        List<Declaration> found = new ArrayList<>();
        changed(tree, declarations -> {
            found.addAll(declarations);
            return declarations;
        });
        return found;
    }

    /** The tree with other declarations here, in the place of the first. */
    StubTree changed(StubTree tree, UnaryOperator<List<Declaration>> change) {
        return scope(tree, body -> {
            List<Declaration> here = body.stream()
                    .filter(statement -> statement instanceof Declaration declaration
                            && Key.of(declaration).equals(key))
                    .map(Declaration.class::cast)
                    .toList();
            if (here.isEmpty()) {
                return body;
            }
            List<Statement> others = new ArrayList<>(body);
            int at = others.indexOf(here.get(0));
            others.removeAll(here);
            others.addAll(at, change.apply(here));
            return others;
        });
    }

    /** The tree with one more declaration beside this one. */
    StubTree with(StubTree tree, Statement more) {
        return scope(tree, body -> {
            List<Statement> all = new ArrayList<>(body);
            all.add(more);
            return all;
        });
    }

    private StubTree scope(StubTree tree, UnaryOperator<List<Statement>> change) {
        SortedMap<String, StubFile> files = new TreeMap<>(tree.files());
        files.computeIfPresent(module, (name, file) -> file.withBody(scope(file.body(), classes, change)));
        return new StubTree(files);
    }

    private static List<Statement> scope(
            List<Statement> body, List<String> classes, UnaryOperator<List<Statement>> change) {
        if (classes.isEmpty()) {
            return change.apply(body);
        }
        return body.stream()
                .map(statement -> statement instanceof ClassDefinition definition
                                && definition.name().equals(classes.get(0))
                        ? definition.withBody(scope(definition.body(), classes.subList(1, classes.size()), change))
                        : statement)
                .toList();
    }

    /** Whether this declares another one, or is declared in it. */
    boolean overlaps(Site other) {
        List<String> path = path();
        List<String> others = other.path();
        int shared = Math.min(path.size(), others.size());
        return module.equals(other.module) && path.subList(0, shared).equals(others.subList(0, shared));
    }

    private List<String> path() {
        List<String> path = new ArrayList<>(classes);
        path.add(key.name());
        return path;
    }
}
