package io.github.pyo3stubs.introspection.record;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the introspection records of an image gave.
 *
 * @param chunks in symbol order, or in the order of their addresses if they were carved
 * @param problems the records that could not be read, each a sentence that names the symbol, the reason and the remedy
 * @param unknownData what a newer PyO3 may have written, and was left out: for each kind of record or expression a
 *     sentence that names the kind and the first symbol, and ends in the remedy
 * @param unknownVersions the versions of records that are of a layout that this version does not know
 * @param carved whether they were found by their shape, since no symbols lead to them
 * @param givenUp whether that search was given up, since too much text looks like records and is none
 */
public record Records(
        List<Chunk> chunks,
        List<String> problems,
        List<String> unknownData,
        SortedSet<String> unknownVersions,
        boolean carved,
        boolean givenUp) {

    public Records {
        chunks = List.copyOf(chunks);
        problems = List.copyOf(problems);
        unknownData = List.copyOf(unknownData);
        unknownVersions = Collections.unmodifiableSortedSet(new TreeSet<>(unknownVersions));
    }

    /** Whether there are none, not even such as cannot be read. */
    boolean tellNothing() {
        return chunks.isEmpty() && unknownData.isEmpty() && !areDefective();
    }

    /** Whether some could not be read. */
    boolean areDefective() {
        return !problems.isEmpty() || !unknownVersions.isEmpty();
    }

    /**
     * Whether any of the records describes one of these modules, or any module where none is named, so that there is
     * something to link the others to.
     */
    boolean describe(Collection<String> modules) {
        return chunks.stream()
                .anyMatch(chunk ->
                        chunk instanceof Chunk.Module && (modules.isEmpty() || modules.contains(chunk.name())));
    }
}
