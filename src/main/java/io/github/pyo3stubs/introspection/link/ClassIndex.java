// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.link.ModuleTree.Body;
import io.github.pyo3stubs.introspection.link.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.link.ModuleTree.ModuleNode;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a tree's classes. Those at the top of its modules are found by the last part of their module's name, or
 * by their own name alone.
 */
final class ClassIndex {

    /** The number of modules with one name that are looked at; real libraries have fewer. */
    private static final int MAX_MODULES = 100;

    private final Set<Name> names = new HashSet<>();
    private final Map<Name, List<Listed>> byLastPart = new HashMap<>();
    private final Map<String, Name> bySimpleName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /**
     * A class that a module lists.
     *
     * @param module the module that declares or re-exports it
     * @param place the name under which it is declared
     */
    private record Listed(String module, Name place) {}

    ClassIndex(ModuleNode root) {
        addNames(root);
        add(root);
    }

    private void addNames(ModuleNode module) {
        addNames(module.body());
        for (ModuleNode submodule : module.submodules()) {
            addNames(submodule);
        }
    }

    private void addNames(Body body) {
        for (ClassNode node : body.classes()) {
            names.add(node.name());
            addNames(node.body());
        }
    }

    private void add(ModuleNode module) {
        for (ClassNode node : module.body().classes()) {
            add(module, node.chunk().name(), node.name());
        }
        for (Chunk.Reexport reexport : module.body().reexports()) {
            if (names.contains(reexport.type())) {
                add(module, reexport.name(), reexport.type());
            }
        }
        for (ModuleNode submodule : module.submodules()) {
            add(submodule);
        }
    }

    private void add(ModuleNode module, String simpleName, Name place) {
        Name key = new Name(DottedName.of(module.name()).last(), simpleName);
        byLastPart.putIfAbsent(key, new ArrayList<>(1));
        byLastPart.get(key).add(new Listed(module.name(), place));
        Name other = bySimpleName.put(simpleName, place);
        if (other != null && !other.equals(place)) {
            ambiguous.add(simpleName);
        }
    }

    /** Whether a name is that of a class in the module that declares it. */
    boolean contains(Name name) {
        return names.contains(name);
    }

    /**
     * The class of the first module whose name ends with the given parts; the root module comes first.
     *
     * @param end one or several of the last parts of the module's name
     */
    Optional<Name> inModule(String end, String simpleName) {
        List<Listed> alike = byLastPart.getOrDefault(new Name(DottedName.of(end).last(), simpleName), List.of());
        for (Listed listed : alike.subList(0, Math.min(alike.size(), MAX_MODULES))) {
            if (DottedName.of(listed.module()).endsWith(end)) {
                return Optional.of(listed.place());
            }
        }
        return Optional.empty();
    }

    /** The only class that any module has under a name. */
    Optional<Name> only(String simpleName) {
        return ambiguous.contains(simpleName) ? Optional.empty() : Optional.ofNullable(bySimpleName.get(simpleName));
    }
}
