// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.search.StringPass.Seeker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    private final List<Chunk> members;
    private final List<Chunk> unlistedFunctions;
    private final MemberNames names;

    /**
     * @param chunks all chunks of one library; none if nothing is to be left out
     * @param unlisted the ids of classes and functions that no module lists and that the stub declares all the same.
     *     The library may have no code of these.
     */
    public CompiledOutMembers(List<Chunk> chunks, Set<String> unlisted) {
        this.unlisted = Set.copyOf(unlisted);
        Map<String, List<Chunk.ClassDef>> nested = classes(chunks)
                .filter(theClass -> theClass.parent().isPresent())
                .collect(groupingBy(theClass -> theClass.parent().get()));
        Deque<Chunk.ClassDef> unseen = new ArrayDeque<>(declaredClasses(chunks));
        while (!unseen.isEmpty()) {
            Chunk.ClassDef theClass = unseen.remove();
            if (classes.putIfAbsent(theClass.id(), theClass) == null) {
                unseen.addAll(nested.getOrDefault(theClass.id(), List.of()));
            }
        }
        members = chunks.stream()
                .filter(chunk -> chunk.parent().filter(classes::containsKey).isPresent() && isSought(chunk.name()))
                .toList();
        unlistedFunctions = chunks.stream()
                .filter(chunk -> chunk instanceof Chunk.Function && isUnlisted(chunk) && isSought(chunk.name()))
                .toList();
        names = new MemberNames(Stream.concat(members.stream(), unlistedFunctions.stream())
                .map(Chunk::name)
                .toList());
    }

    private boolean isUnlisted(Chunk chunk) {
        return chunk.identity().filter(unlisted::contains).isPresent();
    }

    private static Stream<Chunk.ClassDef> classes(List<Chunk> chunks) {
        return chunks.stream().filter(Chunk.ClassDef.class::isInstance).map(Chunk.ClassDef.class::cast);
    }

    /** The classes that modules list or that count as listed. Others are not in the stub. */
    private List<Chunk.ClassDef> declaredClasses(List<Chunk> chunks) {
        Set<String> listed = chunks.stream()
                .filter(Chunk.Module.class::isInstance)
                .flatMap(module -> ((Chunk.Module) module).members().stream())
                .collect(toSet());
        return classes(chunks)
                .filter(theClass -> listed.contains(theClass.id()) || isUnlisted(theClass))
                .toList();
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
        Set<String> unused =
                unused(missing).map(Chunk::identity).flatMap(Optional::stream).collect(toSet());
        SortedSet<String> absent = new TreeSet<>();
        members.stream()
                .filter(member -> missing.contains(member.name()))
                .filter(member -> member.parent().filter(unused::contains).isEmpty())
                .forEach(member -> absent.add(path(member)));
        return absent;
    }

    /** The names of those of the unlisted classes and functions that the library has no code of, after the search. */
    public SortedSet<String> unused() {
        return unused(missing()).map(Chunk::name).collect(toCollection(TreeSet::new));
    }

    /** A class has no code if none of its members has, as far as members are looked for. */
    private Stream<Chunk> unused(Set<String> missing) {
        Map<String, List<Chunk>> ofClasses =
                members.stream().collect(groupingBy(member -> member.parent().orElseThrow()));
        return Stream.concat(
                unlistedFunctions.stream().filter(function -> missing.contains(function.name())),
                classes.values().stream()
                        .filter(this::isUnlisted)
                        .filter(theClass -> ofClasses.containsKey(theClass.id())
                                && ofClasses.get(theClass.id()).stream()
                                        .allMatch(member -> missing.contains(member.name()))));
    }

    /** Chunks without those of the members, classes and functions that the library does not have, after the search. */
    public List<Chunk> omittedFrom(List<Chunk> chunks) {
        Set<String> missing = missing();
        Set<Chunk> unused = unused(missing).collect(toSet());
        if (missing.isEmpty() && unused.isEmpty()) {
            return chunks;
        }
        return chunks.stream()
                .filter(chunk -> (unused.isEmpty() || !unused.contains(chunk))
                        && (!missing.contains(chunk.name())
                                || chunk.parent().filter(classes::containsKey).isEmpty()))
                .toList();
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
