package io.github.pyo3stubs.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ranges of a file, of which some may overlap, as those do that a hostile file has loaded to many addresses. */
final class FileRanges {

    private final Bytes file;

    /** The length of the longest range that begins at an offset. */
    private final SortedMap<Long, Long> ranges = new TreeMap<>();

    FileRanges(Bytes file) {
        this.file = file;
    }

    /**
     * Adds a range.
     *
     * @throws ObjectFormatException when it is not within the file
     */
    void add(long offset, long length) throws ObjectFormatException {
        file.slice(offset, length, "segment");
        ranges.merge(offset, length, Math::max);
    }

    /** The same ranges in the order of the file, as parts of it in which no byte is twice. */
    List<Bytes> merged() throws ObjectFormatException {
        List<Bytes> merged = new ArrayList<>();
        long end = 0;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            long start = Math.max(range.getKey(), end);
            long rangeEnd = range.getKey() + range.getValue();
            if (rangeEnd > start) {
                merged.add(file.slice(start, rangeEnd - start, "segment"));
                end = rangeEnd;
            }
        }
        return merged;
    }
}
