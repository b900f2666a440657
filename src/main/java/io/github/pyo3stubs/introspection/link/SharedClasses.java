// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.link.ModuleTree.Body;
import io.github.pyo3stubs.introspection.link.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.link.ModuleTree.ModuleNode;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.model.HiddenNames;
import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each class one place that declares it, and makes the other modules that list it re-export it. Several modules
 * may list a class, and a module may list a class that is declared within another one. At run time this is one type,
 * but type checkers take two declarations for two types.
 *
 * <p>The place is within the enclosing class if the tree has that class. Otherwise it is the deepest module that lists
 * the class, and the first by name if there are several. A module in which a later class has the same name comes last,
 * because the name means the other class there. So does a place that stubs leave out, because of a name such as {@code
 * from}.
 */
final class SharedClasses {

    /**
     * A module that lists a class, and whether its stub lacks the class, because a later class of the module has the
     * same name, or the place has a name that no stub declares.
     */
    private record Listing(Name name, boolean hidden) {

        boolean isBetterThan(Listing other) {
            if (hidden != other.hidden) {
                return other.hidden;
            }
            String module = name.module();
            int deeper = depth(module) - depth(other.name.module());
            return deeper == 0 ? CodePoints.ORDER.compare(module, other.name.module()) < 0 : deeper > 0;
        }
    }

    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<String, Name> nested = new HashMap<>();

    private SharedClasses(ModuleNode root) {
        Set<String> inOthers = new HashSet<>();
        addListings(root, inOthers);
        addNested(root, inOthers);
    }

    /** The tree with each class in one place, and re-exports in the other modules that list it. */
    static ModuleNode placed(ModuleNode root) {
        return new SharedClasses(root).module(root);
    }

    /** The names of all classes of such a tree by their ids; of classes within each other, those in the modules. */
    static Map<String, Name> names(ModuleNode root) {
        Map<String, Name> names = new HashMap<>();
        List<ClassNode> listed = new ArrayList<>();
        addNames(root, names, listed);
        for (ClassNode node : listed) {
            addNames(node.body(), names);
        }
        return names;
    }

    private static void addNames(ModuleNode module, Map<String, Name> names, List<ClassNode> listed) {
        for (ClassNode node : module.body().classes()) {
            names.putIfAbsent(node.chunk().id(), node.name());
            listed.add(node);
        }
        for (ModuleNode submodule : module.submodules()) {
            addNames(submodule, names, listed);
        }
    }

    private static void addNames(Body body, Map<String, Name> names) {
        for (ClassNode node : body.classes()) {
            names.putIfAbsent(node.chunk().id(), node.name());
            addNames(node.body(), names);
        }
    }

    private void addListings(ModuleNode module, Set<String> inOthers) {
        Map<String, String> visible = visible(module.body());
        for (ClassNode node : module.body().classes()) {
            String id = node.chunk().id();
            boolean hidden = !visible.get(node.chunk().name()).equals(id) || !isDeclared(node.name());
            Listing listing = new Listing(node.name(), hidden);
            Listing earlier = listings.get(id);
            if (earlier == null || listing.isBetterThan(earlier)) {
                listings.put(id, listing);
            }
            collectNested(node.body(), inOthers);
        }
        for (ModuleNode submodule : module.submodules()) {
            addListings(submodule, inOthers);
        }
    }

    /** The id of the class for each class name of a module. Of several classes with one name, Python keeps the last. */
    private static Map<String, String> visible(Body body) {
        Map<String, String> visible = new HashMap<>();
        for (ClassNode node : body.classes()) {
            visible.put(node.chunk().name(), node.chunk().id());
        }
        return visible;
    }

    private static void collectNested(Body body, Set<String> ids) {
        for (ClassNode node : body.classes()) {
            ids.add(node.chunk().id());
            collectNested(node.body(), ids);
        }
    }

    /**
     * Collects the classes within the listed ones. Starts at classes without an enclosing class, so never in a cycle.
     */
    private void addNested(ModuleNode module, Set<String> inOthers) {
        for (ClassNode node : module.body().classes()) {
            String id = node.chunk().id();
            if (!inOthers.contains(id) && listings.get(id).name().equals(node.name())) {
                addNested(node.body());
            }
        }
        for (ModuleNode submodule : module.submodules()) {
            addNested(submodule, inOthers);
        }
    }

    private void addNested(Body body) {
        for (ClassNode node : body.classes()) {
            nested.putIfAbsent(node.chunk().id(), node.name());
            addNested(node.body());
        }
    }

    /** Whether stubs declare a class under a name. */
    private static boolean isDeclared(Name name) {
        for (String module : DottedName.of(name.module()).parts()) {
            if (HiddenNames.IN_MODULE.contains(module)) {
                return false;
            }
        }
        HiddenNames hidden = HiddenNames.IN_MODULE;
        for (String part : DottedName.of(name.path()).parts()) {
            if (hidden.contains(part)) {
                return false;
            }
            hidden = HiddenNames.IN_CLASS;
        }
        return true;
    }

    private Name place(ClassNode node) {
        String id = node.chunk().id();
        Name within = nested.get(id);
        return within != null && isDeclared(within) ? within : listings.get(id).name();
    }

    private ModuleNode module(ModuleNode node) {
        Body body = node.body();
        Map<String, String> visible = visible(body);
        List<ClassNode> declared = new ArrayList<>();
        Map<String, Chunk.Reexport> offered = new LinkedHashMap<>();
        for (ClassNode theClass : body.classes()) {
            String name = theClass.chunk().name();
            Name place = place(theClass);
            if (place.equals(theClass.name())) {
                declared.add(theClass);
            } else if (visible.get(name).equals(theClass.chunk().id())) {
                offered.put(name, new Chunk.Reexport(theClass.chunk().id(), name, place));
            }
        }
        if (!offered.isEmpty()) {
            declared.removeIf(theClass -> offered.containsKey(theClass.chunk().name()));
        }
        List<Chunk.Reexport> reexports = new ArrayList<>(body.reexports());
        reexports.addAll(offered.values());
        List<ModuleNode> submodules = new ArrayList<>();
        for (ModuleNode submodule : node.submodules()) {
            submodules.add(module(submodule));
        }
        return new ModuleNode(
                node.name(),
                node.chunk(),
                node.incomplete(),
                new Body(reexports, body.attributes(), declared, body.functions()),
                submodules);
    }

    private static int depth(String module) {
        return DottedName.of(module).parts().size();
    }
}
