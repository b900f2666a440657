// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The modules and classes below one root, by their full names, and the declarations of each module (specification,
 * section 4). Their expressions are still those of the chunks.
 */
final class ModuleTree {

    /** The limit for nesting: far more than real modules have, and half of the indentations that Python reads. */
    static final int MAX_DEPTH = 50;

    /**
     * The limit for declarations. A module that several modules list counts once for each, so few chunks can make many.
     */
    static final int MAX_DECLARATIONS = 2_000_000;

    /** The number of declarations that a module counts for, because it becomes a file. */
    private static final int MODULE_WEIGHT = 100;

    /**
     * A module and its members in linking order: children by parent, then members by id.
     *
     * @param name the full dotted name
     * @param incomplete whether members are missing: according to PyO3, because they have no chunk, or because of a
     *     limit
     */
    record ModuleNode(String name, Chunk.Module chunk, boolean incomplete, Body body, List<ModuleNode> submodules) {

        /** The module with a full name among this one and those below. */
        Optional<ModuleNode> find(String fullName) {
            return name.equals(fullName)
                    ? Optional.of(this)
                    : submodules.stream()
                            .flatMap(submodule -> submodule.find(fullName).stream())
                            .findFirst();
        }

        /** Whether PyO3 lists no members, not even members without a chunk. */
        boolean isEmpty() {
            return chunk.members().isEmpty()
                    && body.attributes().isEmpty()
                    && body.classes().isEmpty()
                    && body.functions().isEmpty();
        }
    }

    /** A class under its name in the module that declares it. */
    record ClassNode(Name name, Chunk.ClassDef chunk, Body body) {}

    /** The declarations in the body of a module or class, without submodules. */
    record Body(
            List<Chunk.Reexport> reexports,
            List<Chunk.Attribute> attributes,
            List<ClassNode> classes,
            List<Chunk.Function> functions) {
        private Body() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Map<String, Chunk> byId = new HashMap<>();
    private final Map<String, List<Chunk>> byParent = new HashMap<>();
    private final Map<String, Set<String>> declarations = new HashMap<>();
    private final Set<String> partlyDescribed = new HashSet<>();
    private final Map<String, Name> classes = new HashMap<>();
    private final Map<Name, Name> reexports = new HashMap<>();
    private final Consumer<Message> warnings;
    private final ModuleNode root;
    private int declarationCount;

    /** Made when it is first needed: most libraries have few texts. */
    private ClassIndex classIndex;

    /** The number of children that were left out because of a limit. */
    private int cuts;

    /** Whether a class has several places, as it has in few libraries. */
    private boolean isAnyClassTwice;

    ModuleTree(List<Chunk> chunks, Chunk.Module root, String fullName, Consumer<Message> warnings) {
        this.warnings = warnings;
        for (Chunk chunk : chunks) {
            if (chunk.identity().isPresent()) {
                byId.put(chunk.identity().get(), chunk);
            }
            if (chunk.parent().isPresent()) {
                List<Chunk> children = byParent.get(chunk.parent().get());
                if (children == null) {
                    children = new ArrayList<>();
                    byParent.put(chunk.parent().get(), children);
                }
                children.add(chunk);
            }
        }
        ModuleNode all = module(root, fullName, new HashSet<>());
        if (isAnyClassTwice) {
            all = SharedClasses.placed(all);
            classes.clear(); // those in places that were not chosen, and those that the chosen ones hide
            classes.putAll(SharedClasses.names(all));
        }
        this.root = all;
        addReexports(all);
    }

    private void addReexports(ModuleNode module) {
        for (Chunk.Reexport reexport : module.body().reexports()) {
            reexports.put(new Name(module.name(), reexport.name()), reexport.type());
        }
        for (ModuleNode submodule : module.submodules()) {
            addReexports(submodule);
        }
    }

    ModuleNode root() {
        return root;
    }

    /** The class with an id, by its name in the module that declares it; {@code Any} if no module lists it. */
    Name classOf(String id) {
        return classes.getOrDefault(id, PythonNames.ANY);
    }

    /** Whether a module of this tree declares or re-exports a name. */
    boolean has(String module, String name) {
        return declarations.getOrDefault(module, Set.of()).contains(name);
    }

    /** Whether all names of a module are known. */
    boolean describesAll(String module) {
        return declarations.containsKey(module) && !partlyDescribed.contains(module);
    }

    /** The meaning of a path in a module; for a re-exported thing its own name. */
    Name meaning(String module, String path) {
        String root = DottedName.of(path).root();
        Name type = reexports.get(new Name(module, root));
        String rest = path.substring(root.length());
        return type == null ? new Name(module, path) : new Name(type.module(), type.path() + rest);
    }

    /** Whether a name is that of a class in the module that declares it. */
    boolean hasClass(Name name) {
        return classes().contains(name);
    }

    /** The thing that a module of this tree re-exports under a name. */
    Optional<Name> reexport(String module, String name) {
        return Optional.ofNullable(reexports.get(new Name(module, name)));
    }

    /** The classes of all modules. */
    ClassIndex classes() {
        if (classIndex == null) {
            classIndex = new ClassIndex(root);
        }
        return classIndex;
    }

    /** The modules of this tree that a name in a record may mean. Names in records begin with the root's short name. */
    List<String> denoted(String text) {
        List<String> denoted = new ArrayList<>();
        if (declarations.containsKey(text)) {
            denoted.add(text);
        }
        if (DottedName.of(text).startsWith(root.chunk().name())) {
            String fullName = root.name() + text.substring(root.chunk().name().length());
            if (declarations.containsKey(fullName) && !fullName.equals(text)) {
                denoted.add(fullName);
            }
        }
        return denoted;
    }

    private ModuleNode module(Chunk.Module chunk, String fullName, Set<String> ancestors) {
        ancestors.add(chunk.id());
        Name name = Name.ofModule(fullName);
        declarations.putIfAbsent(fullName, new HashSet<>());
        Set<String> declared = declarations.get(fullName);
        Body body = new Body();
        List<ModuleNode> submodules = new ArrayList<>();
        boolean incomplete = chunk.incomplete();
        for (Chunk.Attribute constant : chunk.constants()) {
            body.attributes().add(constant);
            declared.add(constant.name());
        }
        List<Chunk> children = new ArrayList<>(byParent.getOrDefault(chunk.id(), List.of()));
        for (String member : chunk.members()) {
            Chunk child = byId.get(member);
            incomplete |= child == null;
            if (child != null) {
                children.add(child);
            }
        }
        Set<String> outerClasses = new HashSet<>();
        for (Chunk child : children) {
            if (child instanceof Chunk.Module submodule) {
                if (ancestors.contains(submodule.id())) {
                    continue;
                }
                if (isTooDeep(ancestors, name) || isTooMany(MODULE_WEIGHT)) {
                    incomplete = true;
                    continue;
                }
                submodules.add(module(submodule, fullName + "." + submodule.name(), ancestors));
                declared.add(submodule.name());
            } else {
                int cutsBefore = cuts;
                if (add(child, name, body, outerClasses)) {
                    declared.add(child.name());
                }
                incomplete |= cuts > cutsBefore;
            }
        }
        ancestors.remove(chunk.id());
        if (incomplete) {
            partlyDescribed.add(fullName);
        }
        return new ModuleNode(fullName, chunk, incomplete, body, submodules);
    }

    /**
     * @param around the class or module that contains the child
     * @return whether the child is now in the body
     */
    private boolean add(Chunk child, Name around, Body body, Set<String> ancestors) {
        if (child instanceof Chunk.ClassDef classDef) {
            Name name = around.member(child.name());
            // A class that is its own ancestor ends there.
            if (ancestors.contains(classDef.id()) || isTooDeep(ancestors, name) || isTooMany(1)) {
                return false;
            }
            body.classes().add(classDef(classDef, name, ancestors));
        } else if (isTooMany(1)) {
            return false;
        } else if (child instanceof Chunk.Attribute attribute) {
            body.attributes().add(attribute);
        } else if (child instanceof Chunk.Function function) {
            body.functions().add(function);
        } else if (child instanceof Chunk.Reexport reexport) {
            body.reexports().add(reexport);
        }
        return true;
    }

    private ClassNode classDef(Chunk.ClassDef chunk, Name name, Set<String> ancestors) {
        isAnyClassTwice |= classes.put(chunk.id(), name) != null;
        ancestors.add(chunk.id());
        Body body = new Body();
        for (Chunk child : byParent.getOrDefault(chunk.id(), List.of())) {
            add(child, name, body, ancestors);
        }
        ancestors.remove(chunk.id());
        return new ClassNode(name, chunk, body);
    }

    private boolean isTooDeep(Set<String> ancestors, Name name) {
        if (ancestors.size() < MAX_DEPTH) {
            return false;
        }
        cuts++;
        String place = name.dotted().substring(0, Math.min(name.dotted().length(), 80));
        warnings.accept(Message.of(
                "modules or classes are nested more than %s deep at %s…, and deeper ones are left out. %s",
                MAX_DEPTH, place, new Advice("Nest them less.")));
        return true;
    }

    private boolean isTooMany(int weight) {
        declarationCount += weight;
        if (declarationCount <= MAX_DECLARATIONS) {
            return false;
        }
        declarationCount = MAX_DECLARATIONS;
        cuts++;
        warnings.accept(Message.of(
                "the records unfold to more than %s declarations, and the rest is left out. %s",
                MAX_DECLARATIONS, new Advice("Make each module a member of one other module only.")));
        return true;
    }
}
