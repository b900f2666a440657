// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.merge.targets.ScopeMerge.Part;
import io.github.pyo3stubs.platform.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What differs between builds that a stub cannot tell apart. */
final class MergeFindings {

    private final Set<Undistinguished> undistinguished = new LinkedHashSet<>();
    private final Set<MergeConflict> conflicts = new LinkedHashSet<>();

    List<Undistinguished> undistinguished() {
        return List.copyOf(undistinguished);
    }

    List<MergeConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    void conflict(String declaration, Build one, Build other) {
        conflicts.add(new MergeConflict(declaration, one.target(), other.target()));
    }

    /**
     * Notes a declaration that some builds of a cell lack.
     *
     * @return the note; empty if there is no such cell
     */
    <T> Optional<Undistinguished> note(String declaration, SortedMap<Cell, List<Part<Optional<T>>>> parts) {
        Set<Target> having = new LinkedHashSet<>();
        Set<Target> lacking = new LinkedHashSet<>();
        for (List<Part<Optional<T>>> cell : parts.values()) {
            List<Target> with = targets(cell, true);
            List<Target> without = targets(cell, false);
            if (!with.isEmpty() && !without.isEmpty()) {
                having.addAll(with);
                lacking.addAll(without);
            }
        }
        Optional<Undistinguished> noted = having.isEmpty()
                ? Optional.empty()
                : Optional.of(new Undistinguished(declaration, List.copyOf(having), List.copyOf(lacking)));
        noted.ifPresent(undistinguished::add);
        return noted;
    }

    private static <T> List<Target> targets(List<Part<Optional<T>>> parts, boolean present) {
        return parts.stream()
                .filter(part -> part.content().isPresent() == present)
                .map(part -> part.build().target())
                .toList();
    }

    /** The parts that there are, without the cells in which no build has one. */
    static <T> SortedMap<Cell, List<Part<T>>> present(SortedMap<Cell, List<Part<Optional<T>>>> parts) {
        SortedMap<Cell, List<Part<T>>> present = new TreeMap<>();
        parts.forEach((cell, all) -> {
            List<Part<T>> found = new ArrayList<>();
            all.forEach(part -> part.content().ifPresent(content -> found.add(new Part<>(part.build(), content))));
            if (!found.isEmpty()) {
                present.put(cell, found);
            }
        });
        return present;
    }
}
