// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The content of an image's introspection records.
 *
 * @param chunks in symbol order, or in the order of their addresses if they were carved
 * @param problems the records that could not be read, each a sentence that names the symbol, the reason and the remedy
 * @param unknownData the kinds of records and expressions that are unknown, perhaps because PyO3 is newer, and were
 *     left out: for each a sentence that names the kind and the first symbol, and ends in the remedy
 * @param unknownVersions the versions of records whose layout is unknown
 * @param search how the records were found
 * @param place the text of one of the records; empty if there are none
 */
public record Records(
        List<Chunk> chunks,
        List<String> problems,
        List<String> unknownData,
        SortedSet<String> unknownVersions,
        RecordSearch search,
        Optional<Bytes> place) {

    public Records {
        chunks = List.copyOf(chunks);
        problems = List.copyOf(problems);
        unknownData = List.copyOf(unknownData);
        unknownVersions = Collections.unmodifiableSortedSet(new TreeSet<>(unknownVersions));
    }

    /** Whether the records were found by their shape, so that some may be missing. */
    public boolean carved() {
        return search != RecordSearch.BY_SYMBOLS;
    }

    /** Whether the search for records was given up. */
    public boolean givenUp() {
        return search == RecordSearch.GIVEN_UP;
    }

    /** Whether the image has no records, not even unreadable ones. */
    boolean tellNothing() {
        return chunks.isEmpty() && unknownData.isEmpty() && !areDefective();
    }

    /** Whether some records could not be read. */
    boolean areDefective() {
        return !problems.isEmpty() || !unknownVersions.isEmpty();
    }

    /**
     * Whether a record describes one of these modules; any module if the collection is empty. Without such a record
     * there is nothing to which the other records belong.
     */
    boolean describe(Collection<String> modules) {
        for (Chunk chunk : chunks) {
            if (chunk instanceof Chunk.Module && (modules.isEmpty() || modules.contains(chunk.name()))) {
                return true;
            }
        }
        return false;
    }
}
