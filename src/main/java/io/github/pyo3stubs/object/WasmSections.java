// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The sections of a WebAssembly module (WebAssembly Core Specification, section 5.5.2).
 *
 * @param contents the sections that are present, without custom ones
 * @param positionIndependent whether there is a custom section for dynamic linking
 */
record WasmSections(Map<Id, Bytes> contents, boolean positionIndependent) {

    /**
     * The ids of sections, in order. Sections of later proposals have higher ids; they contain no data and are skipped.
     */
    enum Id {
        CUSTOM,
        TYPE,
        IMPORT,
        FUNCTION,
        TABLE,
        MEMORY,
        GLOBAL,
        EXPORT,
        START,
        ELEMENT,
        CODE,
        DATA,
        DATA_COUNT,
        TAG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " section";
        }
    }

    /**
     * Reads the locations of the sections.
     *
     * @param rest the module without its preamble
     */
    static WasmSections read(Bytes rest) throws IOException {
        Map<Id, Bytes> contents = new EnumMap<>(Id.class);
        boolean positionIndependent = false;
        WasmStream stream = new WasmStream(rest);
        while (!stream.atEnd()) {
            int number = stream.u8();
            Bytes section = stream.vector();
            if (number >= Id.values().length) {
                continue;
            }
            Id id = Id.values()[number];
            Bytes named = section.as(id.toString());
            if (id == Id.CUSTOM) {
                positionIndependent |= isDynamicLinking(named);
            } else if (contents.put(id, named) != null) {
                throw named.malformed(0, "the section occurs twice");
            }
        }
        return new WasmSections(contents, positionIndependent);
    }

    /** Whether a custom section is that of dynamic linking (Tool Conventions); {@code dylink} is the older form. */
    private static boolean isDynamicLinking(Bytes custom) throws IOException {
        String name = new WasmStream(custom).name();
        return name.equals("dylink.0") || name.equals("dylink");
    }

    /** A section from its beginning; an empty vector if the section is absent. */
    WasmStream section(Id id) {
        Bytes section = contents.get(id);
        return new WasmStream(
                section == null ? Bytes.of(new byte[1], ByteOrder.LITTLE_ENDIAN).as(id.toString()) : section);
    }
}
