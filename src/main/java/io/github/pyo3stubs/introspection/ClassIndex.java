package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.introspection.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.ModuleTree.ModuleNode;
import io.github.pyo3stubs.model.Module;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes at the top of a tree's modules, by less than their full names. */
final class ClassIndex {

    private final Map<Name, Name> byLastPart = new HashMap<>();
    private final Map<String, ClassNode> bySimpleName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    ClassIndex(ModuleNode root) {
        add(root);
    }

    private void add(ModuleNode module) {
        String lastPart = Module.simpleName(module.name());
        for (ClassNode node : module.body().classes()) {
            String simpleName = node.chunk().name();
            byLastPart.putIfAbsent(new Name(lastPart, simpleName), node.name());
            ClassNode other = bySimpleName.put(simpleName, node);
            if (other != null && !other.chunk().id().equals(node.chunk().id())) {
                ambiguous.add(simpleName);
            }
        }
        module.submodules().forEach(this::add);
    }

    /** The class of the first module, the root before the others, whose name ends in the given one. */
    Optional<Name> inModule(String lastPart, String simpleName) {
        return Optional.ofNullable(byLastPart.get(new Name(lastPart, simpleName)));
    }

    /** The only class that any module has under a name; of one that several modules list it is the last one's. */
    Optional<Name> only(String simpleName) {
        return Optional.ofNullable(bySimpleName.get(simpleName))
                .map(ClassNode::name)
                .filter(name -> !ambiguous.contains(simpleName));
    }
}
