package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the introspection records of a library (specification, sections 2 and 3). */
public final class ChunkReader {

    /** The newest PyO3 whose records are known to be read right. */
    public static final String NEWEST_PYO3 = "0.30";

    private static final String PREFIX = "PYO3_INTROSPECTION_";

    /** The layout of PyO3 0.27 and newer: a length in 32 bits, then so many bytes of JSON. */
    private static final String READ_VERSION = "1";

    private static final String CONTENT_REMEDY = "If PyO3 is newer than " + NEWEST_PYO3
            + ", update pyo3stubs-maven-plugin;" + " if not, the plugin is wrong, and its authors like to hear of it.";

    private static final int LENGTH_SIZE = 4;

    /** One item of a Python API takes some hundred bytes, and the longest documentation some ten thousand. */
    private static final int MAX_RECORD_LENGTH = 16 << 20;

    private ChunkReader() {}

    /**
     * What the records of an image gave.
     *
     * @param chunks in symbol order
     * @param problems the records that could not be read, each a sentence that names the symbol, the reason and the
     *     remedy
     * @param otherVersions the versions of records that are of another layout and were passed over
     */
    public record Records(List<Chunk> chunks, List<String> problems, SortedSet<String> otherVersions) {
        public Records {
            chunks = List.copyOf(chunks);
            problems = List.copyOf(problems);
            otherVersions = Collections.unmodifiableSortedSet(new TreeSet<>(otherVersions));
        }
    }

    /**
     * Reads all records of an image. One whose text is wrong is a problem, and the rest stands; one that reaches past
     * the bytes of the file shows that the file is damaged.
     *
     * @throws ObjectFormatException when the image's symbols cannot be read, or a record is not within the file
     */
    public static Records read(Image image) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        SortedSet<String> otherVersions = new TreeSet<>();
        for (Symbol symbol : image.symbols(ChunkReader::isRecord)) {
            String version = version(symbol.name());
            if (!version.equals(READ_VERSION)) {
                otherVersions.add(version);
                continue;
            }
            Bytes json = json(image, symbol);
            try {
                chunks.add(ChunkParser.parse(json.utf8(0, (int) json.length())));
            } catch (ObjectFormatException e) {
                problems.add("%s: %s".formatted(symbol.name(), e.getMessage()));
            } catch (ChunkFormatException e) {
                problems.add("%s: %s. %s".formatted(symbol.name(), e.getMessage(), CONTENT_REMEDY));
            }
        }
        return new Records(chunks, problems, otherVersions);
    }

    /** The symbol's size is of no use: it is rounded up to the record's alignment. */
    private static Bytes json(Image image, Symbol symbol) throws IOException {
        Bytes rest = image.at(symbol.address());
        Bytes record = rest.slice(0, rest.length(), "introspection record " + symbol.name());
        int length = record.u32AsCount(0, MAX_RECORD_LENGTH);
        return record.slice(LENGTH_SIZE, length);
    }

    private static boolean isRecord(String symbol) {
        return withoutUnderscore(symbol).startsWith(PREFIX);
    }

    private static String version(String symbol) {
        String rest = withoutUnderscore(symbol).substring(PREFIX.length());
        int end = rest.indexOf('_');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** Mach-O and 32-bit COFF put an underscore before every name. */
    private static String withoutUnderscore(String symbol) {
        return symbol.startsWith("_") ? symbol.substring(1) : symbol;
    }
}
