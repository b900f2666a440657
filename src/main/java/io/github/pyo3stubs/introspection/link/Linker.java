// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.introspection.link.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.link.ModuleTree.ModuleNode;
import io.github.pyo3stubs.introspection.link.UnlistedItems.Placement;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.model.Attribute;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Links a library's chunks into the module that they describe (specification, section 4). */
public final class Linker {

    /** The number of names that one message lists. */
    private static final int MAX_NAMES = 10;

    /** The limit for warnings. A module that others list many times could give any number. */
    private static final int MAX_WARNINGS = 1000;

    private final List<Chunk> chunks;
    private final List<Chunk.Module> modules = new ArrayList<>();
    /** The ids of the modules that are members of others. */
    private final Set<String> submodules = new HashSet<>();

    private final PythonVersion minimumPython;

    /** Made when it is first needed: most libraries have no use for it. */
    private UnlistedItems unlisted;

    /**
     * @param chunks all chunks of one library, in symbol order
     * @param minimumPython the oldest Python for which types are to be importable
     */
    public Linker(List<Chunk> chunks, PythonVersion minimumPython) {
        this.chunks = List.copyOf(chunks);
        this.minimumPython = minimumPython;
        Set<String> ids = new HashSet<>();
        for (Chunk chunk : chunks) {
            if (chunk instanceof Chunk.Module module) {
                modules.add(module);
                ids.add(module.id());
            }
        }
        for (Chunk.Module module : modules) {
            for (String member : module.members()) {
                if (ids.contains(member) && !member.equals(module.id())) {
                    submodules.add(member);
                }
            }
        }
    }

    /**
     * The result of linking.
     *
     * @param module the root module, under its full name
     * @param warnings the first thousand messages about parts that were left out or are unknown
     * @param unlisted how many declarations are of items that no module lists; empty if there are none
     * @param undecided warnings about names of such items that are left out, each by its qualified name
     */
    public record Linked(
            ModuleDef module,
            List<Message> warnings,
            Optional<Message> unlisted,
            SortedMap<String, Message> undecided) {
        public Linked {
            warnings = List.copyOf(warnings);
            undecided = Collections.unmodifiableSortedMap(new TreeMap<>(undecided));
        }
    }

    /** The short names of the modules that are not member of another, in symbol order. */
    public List<String> roots() {
        Set<String> roots = new LinkedHashSet<>();
        for (Chunk.Module module : modules) {
            if (isRoot(module)) {
                roots.add(module.name());
            }
        }
        return List.copyOf(roots);
    }

    /**
     * Links the module with a name, of which the chunks have the last part only. A module that is not a member of
     * another is preferred to a submodule of the same name; otherwise the first in symbol order is taken.
     *
     * @param fullName the import name, such as {@code geodesy._native}
     * @param home the full name of the module that has what no module lists; without it, or if the name is that of no
     *     module below, nothing is declared that no module lists
     * @return empty when no module has the name
     */
    public Optional<Linked> link(String fullName, Optional<String> home) {
        String name = DottedName.of(fullName).last();
        Chunk.Module found = null;
        for (Chunk.Module module : modules) {
            if (module.name().equals(name) && (found == null || !isRoot(found) && isRoot(module))) {
                found = module;
            }
        }
        return found == null ? Optional.empty() : Optional.of(link(found, fullName, home));
    }

    private boolean isRoot(Chunk.Module module) {
        return !submodules.contains(module.id());
    }

    private Linked link(Chunk.Module root, String fullName, Optional<String> home) {
        Warnings warnings = new Warnings();
        ModuleTree tree = new ModuleTree(chunks, root, fullName, warnings);
        Optional<Placement> placement = home.isPresent() ? placement(home.get(), tree, root) : Optional.empty();
        Optional<Message> note = Optional.empty();
        SortedMap<String, Message> undecided = new TreeMap<>();
        if (placement.isPresent()) {
            Placement placed = placement.get();
            placed.warning().ifPresent(warnings);
            tree = new ModuleTree(placed.chunks(), placed.formOf(root), fullName, warnings);
            note = placed.note();
            undecided = placed.shared();
        }
        warnOfUndescribed(tree.root(), home.isEmpty(), warnings);
        return new Linked(module(tree.root(), tree, warnings), List.copyOf(warnings.first), note, undecided);
    }

    /** Collects the first different warnings. */
    private static final class Warnings implements Consumer<Message> {
        private final Set<Message> first = new LinkedHashSet<>();

        @Override
        public void accept(Message warning) {
            if (first.size() < MAX_WARNINGS) {
                first.add(warning);
            }
        }
    }

    private Optional<Placement> placement(String home, ModuleTree tree, Chunk.Module root) {
        return unlisted().isEmpty()
                ? Optional.empty()
                : tree.root().find(home).map(node -> unlisted().placedIn(node, tree, rootsBeside(root)));
    }

    private UnlistedItems unlisted() {
        if (unlisted == null) {
            unlisted = new UnlistedItems(chunks);
        }
        return unlisted;
    }

    private List<String> rootsBeside(Chunk.Module root) {
        return roots().stream().filter(not(root.name()::equals)).toList();
    }

    /**
     * Warns of modules without a described member.
     *
     * @param offered whether to offer them what no module lists
     */
    private void warnOfUndescribed(ModuleNode node, boolean offered, Consumer<Message> warnings) {
        if (node.incomplete() && node.isEmpty()) {
            Message undescribed = Message.of(
                    "the stub of module %s is empty, because PyO3 describes neither the members of a function-style"
                            + " #[pymodule] nor those that #[pymodule_init] adds. %s",
                    node.name(), new Advice("Write the module as #[pymodule] mod, with its members inside."));
            Optional<Message> offer = offered ? unlisted().offer(node.name()) : Optional.empty();
            warnings.accept(offer.isPresent() ? Message.join(" ", List.of(undescribed, offer.get())) : undescribed);
        }
        for (ModuleNode submodule : node.submodules()) {
            warnOfUndescribed(submodule, offered, warnings);
        }
    }

    private ModuleDef module(ModuleNode node, ModuleTree tree, Consumer<Message> warnings) {
        ExpressionLinker expressions = new ExpressionLinker(tree, node.name(), minimumPython, warnings);
        List<Reexport> reexports = expressions.available(node.body().reexports());
        List<ModuleDef> submodules = new ArrayList<>();
        for (ModuleNode submodule : node.submodules()) {
            submodules.add(module(submodule, tree, warnings));
        }
        ModuleDef module = new ModuleDef(
                node.name(),
                node.chunk().documentation(),
                node.incomplete() || reexports.size() < node.body().reexports().size(),
                reexports,
                attributes(node.body(), expressions),
                classes(node.body(), expressions),
                functions(node.body(), expressions),
                submodules);
        if (!module.incomplete() && !module.keywordMembers().isEmpty()) {
            warnings.accept(keywordMembers(module));
        }
        return module;
    }

    private static Message keywordMembers(ModuleDef module) {
        List<String> names = module.keywordMembers();
        String list = names.stream()
                .limit(MAX_NAMES)
                .map(name -> "'" + name + "'")
                .collect(joining(", ", "", names.size() > MAX_NAMES ? ", …" : ""));
        return Message.of(
                "the module %s has members whose names are Python keywords: %s. Python code cannot write these names,"
                        + " so the stub leaves the members out, has no __all__, and says that the module has more"
                        + " members than it declares. %s",
                module.name(),
                list,
                new Advice("Give each another name in Rust, such as #[pyo3(name = \"%s_\")].".formatted(names.get(0))));
    }

    private static List<ClassDef> classes(ModuleTree.Body body, ExpressionLinker expressions) {
        List<ClassDef> classes = new ArrayList<>(body.classes().size());
        for (ClassNode node : body.classes()) {
            classes.add(classDef(node, expressions));
        }
        return classes;
    }

    private static ClassDef classDef(ClassNode node, ExpressionLinker outside) {
        ExpressionLinker inside = outside.within(node);
        return new ClassDef(
                node.chunk().name(),
                node.chunk().documentation(),
                outside.bases(node.chunk()),
                outside.decorators(node.chunk().decorators(), node.chunk().name()),
                attributes(node.body(), inside),
                functions(node.body(), inside),
                classes(node.body(), inside));
    }

    private static List<Attribute> attributes(ModuleTree.Body body, ExpressionLinker expressions) {
        List<Attribute> attributes = new ArrayList<>(body.attributes().size());
        for (Chunk.Attribute chunk : body.attributes()) {
            attributes.add(attribute(chunk, expressions.of(chunk.name())));
        }
        return attributes;
    }

    private static Attribute attribute(Chunk.Attribute chunk, ExpressionLinker expressions) {
        return new Attribute(
                chunk.name(), chunk.documentation(), expressions.annotation(chunk), expressions.value(chunk));
    }

    private static List<FunctionDef> functions(ModuleTree.Body body, ExpressionLinker expressions) {
        List<FunctionDef> functions = new ArrayList<>(body.functions().size());
        for (Chunk.Function chunk : body.functions()) {
            functions.add(function(chunk, expressions.of(chunk.name())));
        }
        return functions;
    }

    private static FunctionDef function(Chunk.Function chunk, ExpressionLinker expressions) {
        return expressions.allowed(new FunctionDef(
                chunk.name(),
                chunk.documentation(),
                expressions.decorators(chunk.decorators(), chunk.name()),
                parameters(chunk, expressions),
                expressions.annotation(chunk),
                chunk.async()));
    }

    private static List<Parameter> parameters(Chunk.Function chunk, ExpressionLinker expressions) {
        List<Parameter> parameters = new ArrayList<>(chunk.parameters().size());
        for (Chunk.Parameter parameter : chunk.parameters()) {
            parameters.add(parameter(parameter, chunk, expressions));
        }
        return parameters;
    }

    private static Parameter parameter(Chunk.Parameter chunk, Chunk.Function function, ExpressionLinker expressions) {
        return new Parameter(
                chunk.name(),
                chunk.kind(),
                expressions.annotation(chunk, function),
                expressions.defaultValue(chunk, function));
    }
}
