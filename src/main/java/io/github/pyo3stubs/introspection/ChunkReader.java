package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.Symbol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** The newest PyO3 whose records are known to be read right. */
    public static final String NEWEST_PYO3 = "0.30";

    private static final String UPDATE = "If PyO3 is newer than " + NEWEST_PYO3 + ", update pyo3stubs-maven-plugin";

    private static final String CONTENT_REMEDY =
            UPDATE + "; if not, the plugin is wrong, and its authors like to hear of it.";

    /** Many times what the largest extension modules have, and little enough for memory. */
    private static final long MAX_TEXT = 32L << 20;

    private static final int MAX_UNKNOWN_KINDS = 100;

    /** Every record says so of what type it is, and hardly any other JSON does. */
    private static final byte[] TYPE_KEY = "\"type\":\"".getBytes(StandardCharsets.US_ASCII);

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> unknownData = new LinkedHashMap<>();
    private final SortedSet<String> unknownVersions = new TreeSet<>();
    private long textLength;
    private boolean givenUp;

    private ChunkReader() {}

    /**
     * Reads all records of an image. One whose text is wrong is a problem, and the rest stands; one that reaches past
     * the bytes of the file shows that the file is damaged. Where no symbols lead to a module, and no damaged record may
     * be its own, the image's constants are searched for records.
     *
     * @throws ObjectFormatException when the image's symbols cannot be read, a record is not within the file, or there
     *     is more text in them than memory should hold
     */
    public static Records read(Image image) throws IOException {
        ChunkReader bySymbols = new ChunkReader();
        bySymbols.readSymbols(image);
        Records records = bySymbols.records(false);
        if (records.describeModule() || records.areDefective()) {
            return records;
        }
        ChunkReader byShape = new ChunkReader();
        byShape.givenUp = !new RecordCarver(byShape::take).carve(image);
        Records carved = byShape.records(true);
        return carved.describeModule() || records.tellNothing() ? carved : records;
    }

    private Records records(boolean carved) {
        return new Records(chunks, problems, List.copyOf(unknownData.values()), unknownVersions, carved, givenUp);
    }

    private void readSymbols(Image image) throws IOException {
        for (Symbol symbol : image.symbols(RecordLayout::isRecord)) {
            String version = RecordLayout.version(symbol.name());
            Optional<RecordLayout> layout = RecordLayout.ofVersion(version);
            if (layout.isEmpty()) {
                unknownVersions.add(version);
            } else if (image.namesItsData()) {
                read(layout.get().json(image, symbol), symbol);
            }
        }
    }

    private void read(Bytes json, Symbol symbol) throws IOException {
        requireRoom(json);
        try {
            chunks.add(parse(json, symbol.name()));
        } catch (UnknownDataException e) {
            unknown(e.getMessage(), symbol.name());
        } catch (ObjectFormatException e) {
            problems.add("%s: %s".formatted(symbol.name(), e.getMessage()));
        } catch (ChunkFormatException e) {
            problems.add("%s: %s. %s".formatted(symbol.name(), e.getMessage(), CONTENT_REMEDY));
        }
    }

    /** Takes a text that was found by its shape, if it is a record. Other text may look like one, so that is no problem. */
    private boolean take(Bytes object) throws IOException {
        if (object.indexOf(TYPE_KEY, 0) < 0) {
            return false;
        }
        Chunk chunk;
        try {
            chunk = parse(object, "a record without a symbol");
        } catch (ObjectFormatException | ChunkFormatException e) {
            return false;
        }
        requireRoom(object);
        chunks.add(chunk);
        return true;
    }

    private void requireRoom(Bytes json) throws ObjectFormatException {
        textLength += json.length();
        if (textLength > MAX_TEXT) {
            throw json.malformed(0, "more than %d bytes of introspection records".formatted(MAX_TEXT));
        }
    }

    private Chunk parse(Bytes json, String place) throws IOException, ChunkFormatException {
        return ChunkParser.parse(json.utf8(0, Math.toIntExact(json.length())), kind -> unknown(kind, place));
    }

    /** Tells of each kind once, as a new one tends to be everywhere. */
    private void unknown(String kind, String place) {
        if (unknownData.size() < MAX_UNKNOWN_KINDS) {
            unknownData.putIfAbsent(
                    kind,
                    "%s is unknown to this version and left out, first in %s. %s.".formatted(kind, place, UPDATE));
        }
    }
}
