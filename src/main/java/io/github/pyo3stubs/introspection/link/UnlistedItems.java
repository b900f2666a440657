// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.introspection.link.ModuleTree.ModuleNode;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.JsonFields;
import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classes and functions that no module lists. PyO3 writes a record for every class and function, but no members
 * into the record of a function-style {@code #[pymodule]}. A record does not say which crate or extension it is from,
 * so these may also be classes that Python code cannot import, or those of another module in the library.
 */
public final class UnlistedItems {

    /** The number of names that one message lists. */
    private static final int MAX_NAMES = 10;

    /** The limit for the length of a variant's name, which no real name has. */
    private static final int MAX_VARIANT = 1 << 10;

    private final List<Chunk> chunks;
    private final Map<String, Chunk> items = new LinkedHashMap<>();

    /** @param chunks all chunks of one library, in symbol order */
    public UnlistedItems(List<Chunk> chunks) {
        this.chunks = List.copyOf(chunks);
        Set<String> listed = new HashSet<>();
        Set<String> parents = new HashSet<>();
        Set<String> classes = new HashSet<>();
        for (Chunk chunk : chunks) {
            if (chunk.parent().isPresent()) {
                parents.add(chunk.parent().get());
            }
            if (chunk instanceof Chunk.Module module) {
                listed.addAll(module.members());
            } else if (chunk instanceof Chunk.ClassDef) {
                classes.add(chunk.name());
            }
        }
        for (Chunk chunk : chunks) {
            boolean isItem = chunk instanceof Chunk.Function
                    || chunk instanceof Chunk.ClassDef theClass
                            && (parents.contains(theClass.id()) || !isNamedLikeVariant(theClass.name(), classes));
            String id = chunk.identity().orElse(null);
            if (isItem && chunk.parent().isEmpty() && id != null && !listed.contains(id)) {
                items.put(id, chunk);
            }
        }
    }

    /**
     * Whether a class is called {@code Shape_Circle} beside a class {@code Shape}. PyO3 before 0.28 describes a variant
     * with fields so, without members. Python has it within the enum only.
     */
    private static boolean isNamedLikeVariant(String name, Set<String> classes) {
        if (name.length() > MAX_VARIANT) {
            return false;
        }
        for (int at = name.indexOf('_', 1); at >= 0; at = name.indexOf('_', at + 1)) {
            if (classes.contains(name.substring(0, at))) {
                return true;
            }
        }
        return false;
    }

    /** Their ids. */
    public Set<String> ids() {
        return items.keySet();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** How to declare them in a module; empty if there are none. */
    Optional<Message> offer(String module) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "To declare in it the %s that no module lists: %s",
                        count(items.values()), new SetOption(Option.UNLISTED, module)));
    }

    /** A number of items in words, such as {@code 16 classes and 1 function}. */
    private static String count(Collection<Chunk> items) {
        int all = items.size();
        int classes =
                (int) items.stream().filter(Chunk.ClassDef.class::isInstance).count();
        String ofClasses = classes == 1 ? "1 class" : classes + " classes";
        String ofFunctions = all - classes == 1 ? "1 function" : all - classes + " functions";
        return classes == all ? ofClasses : classes == 0 ? ofFunctions : ofClasses + " and " + ofFunctions;
    }

    /**
     * What became of these items.
     *
     * @param chunks the library's chunks, with the module in its new form
     * @param module the module that lists the items now
     * @param note says how many these are; empty if there are none
     * @param warning says why none is listed; empty if some are, or may be
     * @param shared warnings about names that are left out, each by its qualified name
     */
    record Placement(
            List<Chunk> chunks,
            Chunk.Module module,
            Optional<Message> note,
            Optional<Message> warning,
            SortedMap<String, Message> shared) {

        /** A module's form among the chunks. */
        Chunk.Module formOf(Chunk.Module before) {
            return before.id().equals(module.id()) ? module : before;
        }
    }

    /**
     * Makes them members of a module. Left out are those whose name the module has, or several of them share: nothing
     * tells which one Python has. Nothing is added to a module of which PyO3 knows all members.
     *
     * @param tree the modules as PyO3 lists them
     * @param others the names of the other modules in the library that may be theirs
     */
    Placement placedIn(ModuleNode module, ModuleTree tree, List<String> others) {
        if (!module.incomplete() && !module.isEmpty()) {
            return new Placement(
                    chunks, module.chunk(), Optional.empty(), Optional.of(complete(module.name())), new TreeMap<>());
        }
        List<Chunk> placed = new ArrayList<>();
        SortedMap<String, Message> shared = new TreeMap<>(CodePoints.ORDER);
        items.values().stream()
                .collect(groupingBy(Chunk::name, () -> new TreeMap<>(CodePoints.ORDER), toList()))
                .forEach((name, ofName) -> {
                    if (ofName.size() == 1 && !tree.has(module.name(), name)) {
                        placed.add(ofName.get(0));
                    } else {
                        Message reason = tree.has(module.name(), name)
                                ? hidden(name, module.name(), ofName)
                                : shared(name, module.name());
                        shared.put(module.name() + "." + name, reason);
                    }
                });
        Chunk.Module with = module.chunk()
                .withUndescribed(placed.stream()
                        .flatMap(item -> item.identity().stream())
                        .toList());
        return new Placement(
                chunks.stream()
                        .map(chunk -> chunk == module.chunk() ? with : chunk)
                        .toList(),
                with,
                placed.isEmpty() ? Optional.empty() : Optional.of(placed(count(placed), module.name(), others)),
                Optional.empty(),
                shared);
    }

    private static Message placed(String count, String module, List<String> others) {
        Message declared = Message.of("the stub of module %s declares %s that no module lists.", module, count);
        return others.isEmpty()
                ? declared
                : Message.of(
                        "%s Some may belong to another module in the library: %s. To declare them elsewhere: %s",
                        declared,
                        CappedList.of(others, MAX_NAMES).map(JsonFields::shown).inLine(),
                        new ChooseOption(Option.UNLISTED));
    }

    private static Message shared(String name, String module) {
        return Message.of(
                "the stub of module %s leaves out '%s', because several classes or functions have this name, and"
                        + " nothing tells which of them Python has. %s",
                module, JsonFields.shown(name), decide());
    }

    private static Message hidden(String name, String module, List<Chunk> items) {
        return Message.of(
                "the stub of module %s leaves out the %s called '%s' that no module lists, because the module has a"
                        + " member or submodule of this name, and nothing tells which of them Python has. %s",
                module, count(items), JsonFields.shown(name), decide());
    }

    private static Advice decide() {
        return new Advice("Declare the right one in an overlay, or write the module as #[pymodule] mod.");
    }

    private Message complete(String module) {
        return Message.of(
                "the module %s lists all of its members, so its stub does not declare the %s that no module lists."
                        + " Name the module that has them by %s, or leave out %s.",
                module, count(items.values()), new ChooseOption(Option.UNLISTED), new OmitOption(Option.UNLISTED));
    }
}
