// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.limit.HeapLimit;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the introspection records of a library (specification, sections 2 and 3). */
public final class ChunkReader {

    /** The first PyO3 that writes records. */
    public static final String OLDEST_PYO3 = "0.25";

    /** The newest PyO3 whose records this version is tested with. */
    public static final String NEWEST_PYO3 = "0.30";

    public static final String UPDATE = "If PyO3 is newer than " + NEWEST_PYO3 + ", update pyo3stubs-maven-plugin";

    private static final String CONTENT_REMEDY = UPDATE + ". Otherwise this is a bug in the plugin. Please report it.";

    /** The limit for the text of all records, in bytes: many times the size in the largest extension modules. */
    private static final int MAX_TEXT = HeapLimit.of(8 << 20, 3);

    private static final int MAX_UNKNOWN_KINDS = 100;

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> unknownData = new LinkedHashMap<>();
    private final SortedSet<String> unknownVersions = new TreeSet<>();
    private final RecordMemory memory = new RecordMemory();
    private final ChunkParser parser = new ChunkParser(memory);
    private long textLength;
    private Optional<Bytes> place = Optional.empty();

    private ChunkReader() {}

    /**
     * Reads all records of an image. A record with malformed text is a problem of the result, and the other records are
     * read; a record that reaches past the end of the file is an error, because the file is damaged. If symbols lead to
     * no module that Python can load, and to no malformed record, the image's constants are searched for records.
     *
     * @param loadable the names of the modules that Python can load from the image; none if they are unknown
     * @throws ObjectFormatException when the image's symbols cannot be read, a record is not within the file, or there
     *     is more text in them than memory should hold
     */
    public static Records read(Image image, Collection<String> loadable) throws IOException {
        ChunkReader bySymbols = new ChunkReader();
        bySymbols.readSymbols(image);
        Records records = bySymbols.records(RecordSearch.BY_SYMBOLS);
        if (records.describe(loadable) || records.areDefective()) {
            return records;
        }
        Records carved = carved(image, loadable);
        return carved.describe(loadable) || records.tellNothing() ? carved : records;
    }

    private static Records carved(Image image, Collection<String> loadable) throws IOException {
        ChunkReader withLength = new ChunkReader();
        Records records = withLength.records(new RecordCarver(withLength::takeRecord).carveWithLength(image));
        if (!records.tellNothing() || records.givenUp()) {
            return records;
        }
        ChunkReader alone = new ChunkReader();
        return alone.records(new RecordCarver(alone::takeIfRecord).carveText(image));
    }

    private Records records(RecordSearch search) {
        return new Records(chunks, problems, List.copyOf(unknownData.values()), unknownVersions, search, place);
    }

    private void readSymbols(Image image) throws IOException {
        for (Symbol symbol : image.symbols(RecordLayout.SYMBOLS)) {
            String version = RecordLayout.version(symbol.name());
            Optional<RecordLayout> layout = RecordLayout.ofVersion(version);
            if (layout.isEmpty()) {
                unknownVersions.add(version);
            } else if (image.namesItsData()) {
                read(layout.get().json(image, symbol), symbol.name());
            }
        }
    }

    private void read(Bytes json, String place) throws IOException {
        requireRoom(json);
        List<String> kinds = new ArrayList<>();
        try {
            chunks.add(parser.parse(json, kinds));
        } catch (ObjectFormatException e) {
            problems.add("%s: %s".formatted(place, e.getMessage()));
        } catch (ChunkFormatException e) {
            if (e.isUnknownKind()) {
                unknown(e.getMessage(), place);
            } else {
                problems.add("%s: %s. %s".formatted(place, e.getMessage(), CONTENT_REMEDY));
            }
        }
        for (String kind : kinds) {
            unknown(kind, place);
        }
    }

    /**
     * Takes a text that was found with its length before it. Such a text is a record, so malformed content is a
     * problem.
     */
    private boolean takeRecord(Bytes object) throws IOException {
        read(object, "a record without a symbol");
        return true;
    }

    /**
     * Takes a text that was found without its length, if it is a record. Other JSON may look like one and is no
     * problem.
     */
    private boolean takeIfRecord(Bytes object) throws IOException {
        List<String> kinds = new ArrayList<>();
        long before = memory.used();
        Chunk chunk;
        try {
            chunk = parser.parse(object, kinds);
        } catch (ObjectFormatException e) {
            return false;
        } catch (ChunkFormatException e) {
            memory.release(before);
            return e.isJson();
        }
        requireRoom(object);
        for (String kind : kinds) {
            unknown(kind, "a record without a symbol");
        }
        chunks.add(chunk);
        return true;
    }

    private void requireRoom(Bytes json) throws ObjectFormatException {
        textLength += json.length();
        if (place.isEmpty()) {
            place = Optional.of(json);
        }
        if (textLength > MAX_TEXT || memory.isExceeded()) {
            throw json.malformed(
                    0,
                    "more than %d bytes of introspection records, or too many parts in them, for a heap of %d MB"
                            .formatted(MAX_TEXT, HeapLimit.heap() >> 20));
        }
    }

    /** Notes an unknown kind, once: a new kind of a newer PyO3 tends to be in many records. */
    private void unknown(String kind, String place) {
        if (unknownData.size() < MAX_UNKNOWN_KINDS) {
            unknownData.putIfAbsent(
                    kind,
                    "%s is unknown to this version and left out, first in %s. %s.".formatted(kind, place, UPDATE));
        }
    }
}
