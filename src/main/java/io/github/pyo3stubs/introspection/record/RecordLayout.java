// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.limit.HeapLimit;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.Symbol;
import io.github.pyo3stubs.object.SymbolPrefix;
import java.io.IOException;
import java.util.Optional;

/** The layout of a record in memory, by the version in its symbol's name (specification, section 2.1). */
enum RecordLayout {

    /** PyO3 0.25 and 0.26: a pointer to the JSON, and the JSON's length in a word of the pointer's size. */
    POINTER_AND_LENGTH("0"),

    /** PyO3 0.27 and newer: the JSON's length in 32 bits, and the JSON. */
    LENGTH_AND_TEXT("1");

    /**
     * The limit for the JSON of one record, in bytes: with a heap of 256 MB enough for a module of thirty thousand
     * members. Most records have some hundred bytes, and the longest documentation has some ten thousand.
     */
    static final int MAX_LENGTH = HeapLimit.of(1 << 20, 256);

    /** The names of symbols that lead to records. */
    static final SymbolPrefix SYMBOLS = new SymbolPrefix("PYO3_INTROSPECTION_");

    private final String version;

    RecordLayout(String version) {
        this.version = version;
    }

    /**
     * The JSON of the record that a symbol leads to.
     *
     * @throws io.github.pyo3stubs.object.ObjectFormatException when the record is not within the file
     */
    Bytes json(Image image, Symbol symbol) throws IOException {
        // The symbol's size does not help, because it is rounded up to the record's alignment.
        Bytes record = named(symbol, image.at(symbol.address()));
        if (this == LENGTH_AND_TEXT) {
            return record.slice(Integer.BYTES, record.u32AsCount(0, MAX_LENGTH));
        }
        int pointerSize = image.pointerSize();
        int length = record.wordAsCount(pointerSize, pointerSize, MAX_LENGTH);
        return named(symbol, image.at(image.pointer(symbol.address()))).slice(0, length);
    }

    /** The layout of a version; empty if the version is unknown. */
    static Optional<RecordLayout> ofVersion(String version) {
        for (RecordLayout layout : values()) {
            if (layout.version.equals(version)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** The version in the name of a record's symbol: the part between the prefix and the next underscore. */
    static String version(String symbol) {
        int start = SYMBOLS.end(symbol);
        int end = symbol.indexOf('_', start);
        return symbol.substring(start, end < 0 ? symbol.length() : end);
    }

    private static Bytes named(Symbol symbol, Bytes bytes) {
        return bytes.as("introspection record", symbol.name());
    }
}
