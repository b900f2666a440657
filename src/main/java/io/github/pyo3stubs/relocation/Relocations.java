// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.relocation;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.guard.KeptStubs;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.ModuleNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All relocations of a project's modules. They are made at once, so that one module may take the place that another one
 * leaves.
 */
public record Relocations(List<Relocation> all) {

    /** Every stub stands under the name of its module. */
    public static final Relocations NONE = new Relocations(List.of());

    public Relocations {
        all = List.copyOf(all);
    }

    /**
     * The relocations that a user states.
     *
     * @throws ProjectException when a name is not that of a module, or one module is relocated twice
     */
    public static Relocations of(List<Relocation> stated) throws ProjectException {
        Set<String> from = new HashSet<>();
        for (Relocation relocation : stated) {
            for (String name : List.of(relocation.from(), relocation.to())) {
                if (!Identifiers.isPath(name)) {
                    throw refused("'%s' is not the full name of a module".formatted(name));
                }
            }
            // Refused here, because the advice about a name in a library is to change it in Rust
            for (String name : DottedName.of(relocation.to()).parts()) {
                Optional<String> problem = ModuleNames.problem(name);
                if (problem.isPresent()) {
                    throw refused("%s cannot be relocated to %s: '%s' %s"
                            .formatted(relocation.from(), relocation.to(), name, problem.get()));
                }
            }
            if (!from.add(relocation.from())) {
                throw refused("%s is relocated twice".formatted(relocation.from()));
            }
        }
        return new Relocations(stated);
    }

    private static ProjectException refused(String problem) {
        return new ProjectException(Message.of("%s. Correct %s.", problem, new ChooseOption(Option.RELOCATIONS)));
    }

    /** The relocated modules that are not among given ones. */
    public SortedSet<String> unknown(SortedSet<String> modules) {
        SortedSet<String> unknown = new TreeSet<>();
        for (Relocation relocation : all) {
            if (!modules.contains(relocation.from())) {
                unknown.add(relocation.from());
            }
        }
        return unknown;
    }

    /**
     * Why the stubs of an extension module cannot be relocated: two would have one name, one would be outside of the
     * extension's top-level package, where nothing looks for it, or one would be taken for what re-exports another.
     *
     * @param extension the extension module's full name
     * @param modules the full names of the modules that have stubs
     * @return empty if they can be
     */
    public Optional<Message> conflict(String extension, Set<String> modules) {
        String top = DottedName.of(extension).root();
        SortedMap<String, List<String>> places = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String module : modules) {
            String place = place(module);
            if (!DottedName.of(place).root().equals(top)) {
                problems.add("%s would be %s, which is not in the package %s.".formatted(module, place, top));
            }
            if (isKept(place) && !modules.contains(place)) {
                problems.add("%s would be %s, which is below an old name that is kept.".formatted(module, place));
            }
            places.putIfAbsent(place, new ArrayList<>());
            places.get(place).add("the stub of " + module);
            if (isKept(module)) {
                places.computeIfAbsent(module, key -> new ArrayList<>()).add("what re-exports " + place);
            }
        }
        for (Map.Entry<String, List<String>> place : places.entrySet()) {
            if (place.getValue().size() > 1) {
                problems.add("%s would be the name of %s."
                        .formatted(
                                place.getKey(),
                                place.getValue().stream().sorted().collect(joining(" and of "))));
            }
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "The stubs cannot be relocated.\n%s\nCorrect %s. A relocation with keep set to false leaves"
                                + " no stub under the old name.",
                        Message.lines("  ", problems), new ChooseOption(Option.RELOCATIONS)));
    }

    /** The names under which the stubs of modules stand. */
    public ModulePlaces places() {
        return new ModulePlaces(all, new TreeSet<>());
    }

    /** The name under which the stub of a module stands. */
    public String place(String module) {
        return places().of(module);
    }

    /** The stubs under their new names. In the tree every name means what it meant before. */
    public StubTree of(StubTree tree) {
        TreeRename rename = new TreeRename(name -> place(name, tree));
        StubTree moved = tree.mapped(file ->
                new StubFile(place(file.module()), file.isPackage(), file.documentation(), rename.of(file.body())));
        return new KeptStubs(places()).added(moved, tree.files().keySet());
    }

    /** Whether a relocated module leaves a stub under its old name. */
    public boolean isKept(String module) {
        return places().isKept(module);
    }

    /**
     * A name in the relocated tree. A module that is imported from its parent stays what the parent has, as long as
     * both have a stub where they were.
     */
    private Name place(Name name, StubTree tree) {
        String module = name.dotted();
        boolean stays = isKept(module) && place(name.module()).equals(name.module());
        if (name.isModule() || tree.file(module).isEmpty() || stays) {
            return new Name(place(name.module()), name.path());
        }
        DottedName place = DottedName.of(place(module));
        return place.parent()
                .map(parent -> new Name(parent.text(), place.last()))
                .orElseGet(() -> Name.ofModule(place.text()));
    }
}
