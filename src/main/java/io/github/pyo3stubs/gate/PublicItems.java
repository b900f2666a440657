// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the public items of stubs: the extension modules, their submodules, and what these declare, at any depth. A
 * name that begins with an underscore is private, with everything below it, except in the name of the extension module
 * itself. Special names such as {@code __init__} are public, and need no documentation. Type aliases, type variables
 * and other variables of a module that have a value and no type are not items, because they only serve the types of
 * others.
 */
public final class PublicItems {

    private final Map<String, Item> items = new LinkedHashMap<>();

    private PublicItems() {}

    /**
     * The items of stubs, each once, in the order of the modules' names, then in that of the files.
     *
     * @param trees the stubs of each target
     */
    public static List<Item> of(Collection<StubTree> trees) {
        PublicItems items = new PublicItems();
        SortedSet<String> modules = new TreeSet<>();
        for (StubTree tree : trees) {
            modules.addAll(tree.files().keySet());
        }
        for (String module : modules) {
            for (StubTree tree : trees) {
                Optional<StubFile> file = tree.file(module);
                if (file.isPresent()) {
                    items.add(file.get(), tree);
                }
            }
        }
        return List.copyOf(items.items.values());
    }

    private void add(StubFile file, StubTree tree) {
        DottedName module = DottedName.of(file.module());
        Optional<String> below = module.relativeTo(tree.extensionOf(file.module()));
        if (below.isEmpty() || isPublicPath(below.get())) {
            add(new Item(file.module(), List.of(), isText(file.documentation())));
            addAll(file.body(), module, Scope.MODULE, new Gaps(file.module()));
        }
    }

    private static boolean isPublicPath(String path) {
        for (String part : DottedName.of(path).parts()) {
            if (!isPublic(part)) {
                return false;
            }
        }
        return true;
    }

    private void add(Item item) {
        Item known = items.get(item.name());
        items.put(item.name(), known == null ? item : known.and(item));
    }

    private void addAll(List<Statement> body, DottedName place, Scope scope, Gaps gaps) {
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration
                    && isPublic(declaration.name())
                    && !isHelper(declaration, scope)) {
                DottedName name = place.child(declaration.name());
                add(new Item(
                        name.text(),
                        gaps.in(declaration, scope),
                        isText(declaration.documentation()) || Identifiers.isSpecial(declaration.name())));
                if (declaration instanceof ClassDefinition definition) {
                    addAll(definition.body(), name, Scope.CLASS, gaps);
                }
            }
            for (Body block : statement.blocks()) {
                addAll(block.statements(), place, scope, gaps);
            }
        }
    }

    private static boolean isHelper(Declaration declaration, Scope scope) {
        return declaration instanceof TypeAlias
                || scope == Scope.MODULE
                        && declaration instanceof Assignment variable
                        && variable.annotation().isEmpty()
                        && variable.value().isPresent();
    }

    private static boolean isPublic(String name) {
        return !name.startsWith("_") || Identifiers.isSpecial(name);
    }

    private static boolean isText(Optional<String> documentation) {
        return documentation.isPresent() && !documentation.get().isBlank();
    }
}
