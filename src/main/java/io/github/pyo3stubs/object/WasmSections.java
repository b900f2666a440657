package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The sections of a WebAssembly module (WebAssembly Core Specification, section 5.5.2).
 *
 * @param contents those that are there and not custom
 * @param positionIndependent whether a custom section tells how to link the module when it is loaded
 */
record WasmSections(Map<Id, Bytes> contents, boolean positionIndependent) {

    /** The sections by their ids; those of later proposals have higher ones and say nothing of data. */
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
     * Reads where the sections are.
     *
     * @param rest the module behind its preamble
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
                throw named.malformed(0, "it is the second one");
            }
        }
        return new WasmSections(contents, positionIndependent);
    }

    /** Tool Conventions, "WebAssembly Dynamic Linking"; {@code dylink} is the older form. */
    private static boolean isDynamicLinking(Bytes custom) throws IOException {
        String name = new WasmStream(custom).name();
        return name.equals("dylink.0") || name.equals("dylink");
    }

    /** A section from its beginning. One that is not there is a vector of no elements. */
    WasmStream section(Id id) {
        Bytes section = contents.get(id);
        return new WasmStream(
                section == null ? Bytes.of(new byte[1], ByteOrder.LITTLE_ENDIAN).as(id.toString()) : section);
    }
}
