// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.search.StringPass.Seeker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The members of classes that a library describes but does not have. PyO3 writes the records of methods, getters, class
 * attributes and variants even where {@code #[cfg]} leaves these out.
 *
 * <p>Python gets the name of each such member as a C string (in {@code PyMethodDef}, {@code PyGetSetDef} and
 * {@code PyMemberDef}, and by {@code PyObject_SetAttrString}). If no string in the library ends in the name, the member
 * does not exist. If one does, the member may exist: the string may be that of something else. Slots such as
 * {@code __len__} have no such string, so names of this form are not looked for. The same holds for functions of
 * modules, which are looked for only if no module lists them.
 */
public final class CompiledOutMembers {

    /**
     * The limit for the length of a name, which no real name has. A longer one counts as that of a member that exists.
     */
    private static final int MAX_NAME = 1 << 10;

    /** The number of classes around a member that are named. */
    private static final int MAX_DEPTH = 10;

    /** The classes that modules list or that count as listed, and those nested in them, by their ids. */
    private final Map<String, Chunk.ClassDef> classes = new HashMap<>();

    private final Set<String> unlisted;
    private final List<Chunk> members = new ArrayList<>();
    private final List<Chunk> unlistedFunctions = new ArrayList<>();
    private final MemberNames names;

    /**
     * @param chunks all chunks of one library; none if nothing is to be left out
     * @param unlisted the ids of classes and functions that no module lists and that the stub declares all the same.
     *     The library may have no code of these.
     */
    public CompiledOutMembers(List<Chunk> chunks, Set<String> unlisted) {
        this.unlisted = Set.copyOf(unlisted);
        addClasses(chunks);
        List<String> sought = new ArrayList<>();
        for (Chunk chunk : chunks) {
            boolean isMember = isMember(chunk);
            boolean isFunction = chunk instanceof Chunk.Function && isUnlisted(chunk);
            if ((isMember || isFunction) && isSought(chunk.name())) {
                sought.add(chunk.name());
                if (isMember) {
                    members.add(chunk);
                }
                if (isFunction) {
                    unlistedFunctions.add(chunk);
                }
            }
        }
        names = new MemberNames(sought);
    }

    /** Adds the classes that the stub has. */
    private void addClasses(List<Chunk> chunks) {
        Set<String> listed = new HashSet<>();
        List<Chunk.ClassDef> described = new ArrayList<>();
        for (Chunk chunk : chunks) {
            if (chunk instanceof Chunk.Module module) {
                listed.addAll(module.members());
            } else if (chunk instanceof Chunk.ClassDef theClass) {
                described.add(theClass);
            }
        }
        List<Chunk.ClassDef> reached = new ArrayList<>();
        Map<String, List<Chunk.ClassDef>> nested = new HashMap<>();
        for (Chunk.ClassDef theClass : described) {
            if (listed.contains(theClass.id()) || isUnlisted(theClass)) {
                reached.add(theClass);
            }
            if (theClass.parent().isPresent()) {
                nested.computeIfAbsent(theClass.parent().get(), added -> new ArrayList<>())
                        .add(theClass);
            }
        }
        for (int i = 0; i < reached.size(); i++) {
            Chunk.ClassDef theClass = reached.get(i);
            if (classes.putIfAbsent(theClass.id(), theClass) == null) {
                reached.addAll(nested.getOrDefault(theClass.id(), List.of()));
            }
        }
    }

    private boolean isMember(Chunk chunk) {
        return chunk.parent().isPresent() && classes.containsKey(chunk.parent().get());
    }

    private boolean isUnlisted(Chunk chunk) {
        return chunk.identity().isPresent()
                && unlisted.contains(chunk.identity().get());
    }

    private static boolean isSought(String name) {
        boolean isSlotLike = name.startsWith("__") && name.endsWith("__");
        return !isSlotLike && !name.isEmpty() && name.length() <= MAX_NAME && name.indexOf('\0') < 0;
    }

    /** Finds the names of the members that exist. */
    public Seeker search() {
        return names;
    }

    /**
     * The members that the library does not have, after the search: their names behind those of their classes, such as
     * {@code Signal.Break}.
     */
    public SortedSet<String> absent() {
        Set<String> missing = missing();
        Set<String> unused = new HashSet<>();
        for (Chunk item : unused(missing)) {
            item.identity().ifPresent(unused::add);
        }
        SortedSet<String> absent = new TreeSet<>();
        for (Chunk member : members) {
            if (missing.contains(member.name())
                    && !unused.contains(member.parent().orElse(null))) {
                absent.add(path(member));
            }
        }
        return absent;
    }

    /** The names of those of the unlisted classes and functions that the library has no code of, after the search. */
    public SortedSet<String> unused() {
        SortedSet<String> names = new TreeSet<>();
        for (Chunk item : unused(missing())) {
            names.add(item.name());
        }
        return names;
    }

    /** A class has no code if none of its members has, as far as members are looked for. */
    private Set<Chunk> unused(Set<String> missing) {
        if (unlisted.isEmpty()) {
            return Set.of();
        }
        Set<String> withMembers = new HashSet<>();
        Set<String> withCode = new HashSet<>();
        for (Chunk member : members) {
            withMembers.add(member.parent().orElseThrow());
            if (!missing.contains(member.name())) {
                withCode.add(member.parent().orElseThrow());
            }
        }
        Set<Chunk> unused = new LinkedHashSet<>();
        for (Chunk function : unlistedFunctions) {
            if (missing.contains(function.name())) {
                unused.add(function);
            }
        }
        for (Chunk.ClassDef theClass : classes.values()) {
            if (isUnlisted(theClass) && withMembers.contains(theClass.id()) && !withCode.contains(theClass.id())) {
                unused.add(theClass);
            }
        }
        return unused;
    }

    /** Chunks without those of the members, classes and functions that the library does not have, after the search. */
    public List<Chunk> omittedFrom(List<Chunk> chunks) {
        Set<String> missing = missing();
        Set<Chunk> unused = unused(missing);
        if (missing.isEmpty() && unused.isEmpty()) {
            return chunks;
        }
        List<Chunk> left = new ArrayList<>();
        for (Chunk chunk : chunks) {
            boolean isUnused = !unused.isEmpty() && unused.contains(chunk);
            if (!isUnused && !(missing.contains(chunk.name()) && isMember(chunk))) {
                left.add(chunk);
            }
        }
        return left;
    }

    /**
     * The names that are missing. There are none unless most names were found: a library in which most are missing
     * stores its names in another way.
     */
    private Set<String> missing() {
        Set<String> missing = names.missing();
        return missing.size() < names.foundCount() ? missing : Set.of();
    }

    private String path(Chunk member) {
        StringBuilder path = new StringBuilder(member.name());
        Optional<String> parent = member.parent();
        for (int depth = 0; depth < MAX_DEPTH && parent.isPresent() && classes.containsKey(parent.get()); depth++) {
            Chunk.ClassDef around = classes.get(parent.get());
            path.insert(0, around.name() + ".");
            parent = around.parent();
        }
        return path.toString();
    }
}
