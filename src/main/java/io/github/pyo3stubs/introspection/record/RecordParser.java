// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.ReaderBasedJsonParser;
import com.fasterxml.jackson.core.sym.CharsToNameCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.IOException;

/**
 * Jackson's parser for the JSON of one record. It is made without a {@code JsonFactory}, because Java loads thirty more
 * classes to verify that one, such as all generators, in nearly a tenth of the time of a first run. The constructors
 * that are called here can only change with the version of Jackson, because the plugin's archive contains it.
 */
final class RecordParser extends ReaderBasedJsonParser {

    /** The reference stops at 128; deeper than this and the stack would be at risk. */
    private static final int MAX_NESTING = 256;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build();

    /** Makes a new string of each name, and keeps nothing: only a factory can ask for a table of names. */
    private static final CharsToNameCanonicalizer NAMES =
            CharsToNameCanonicalizer.createRoot(null).makeChild();

    private boolean hasSurrogates;

    /**
     * @param json begins with the record's text
     * @param length the number of its characters
     * @param buffers not in use by another parser, until this one is closed
     */
    RecordParser(char[] json, int length, BufferRecycler buffers) {
        super(
                new IOContext(
                        LIMITS,
                        StreamWriteConstraints.defaults(),
                        ErrorReportConfiguration.defaults(),
                        buffers,
                        ContentReference.unknown(),
                        true),
                0,
                null,
                null,
                NAMES,
                json,
                0,
                length,
                false);
    }

    /**
     * Whether a surrogate was read so far. Records are valid UTF-8, so only an escape can be half of a pair, and texts
     * need no search for halves if there is no such escape.
     */
    boolean hasSurrogates() {
        return hasSurrogates;
    }

    @Override
    protected char _decodeEscaped() throws IOException {
        char character = super._decodeEscaped();
        hasSurrogates |= Character.isSurrogate(character);
        return character;
    }
}
