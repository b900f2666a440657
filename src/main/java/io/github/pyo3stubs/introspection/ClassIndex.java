package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.introspection.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.ModuleTree.ModuleNode;
import io.github.pyo3stubs.model.Module;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes at the top of a tree's modules, by less than their full names. */
final class ClassIndex {

    /** As many modules of one name are looked at; nobody has more. */
    private static final int MAX_MODULES = 100;

    private final Map<Name, List<Name>> byLastPart = new HashMap<>();
    private final Map<String, ClassNode> bySimpleName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    ClassIndex(ModuleNode root) {
        add(root);
    }

    private void add(ModuleNode module) {
        String lastPart = Module.simpleName(module.name());
        for (ClassNode node : module.body().classes()) {
            String simpleName = node.chunk().name();
            byLastPart
                    .computeIfAbsent(new Name(lastPart, simpleName), name -> new ArrayList<>())
                    .add(node.name());
            ClassNode other = bySimpleName.put(simpleName, node);
            if (other != null && !other.chunk().id().equals(node.chunk().id())) {
                ambiguous.add(simpleName);
            }
        }
        module.submodules().forEach(this::add);
    }

    /**
     * The class of the first module, the root before the others, whose name ends in the given one.
     *
     * @param end one or several of the last parts of the module's name
     */
    Optional<Name> inModule(String end, String simpleName) {
        return byLastPart.getOrDefault(new Name(Module.simpleName(end), simpleName), List.of()).stream()
                .limit(MAX_MODULES)
                .filter(name -> ("." + name.module()).endsWith("." + end))
                .findFirst();
    }

    /** The only class that any module has under a name; of one that several modules list it is the last one's. */
    Optional<Name> only(String simpleName) {
        return Optional.ofNullable(bySimpleName.get(simpleName))
                .map(ClassNode::name)
                .filter(name -> !ambiguous.contains(simpleName));
    }
}
