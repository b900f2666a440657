// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The data segments of a WebAssembly module (WebAssembly Core Specification, section 5.5.14).
 *
 * @param segments all data segments
 * @param byAddress the segments that are copied into memory when the module is loaded, by address. If two overlap, the
 *     one that begins last counts; linkers do not write such segments.
 * @param hasAddresses whether {@code byAddress} has all segments that are not empty
 */
record WasmData(List<Bytes> segments, NavigableMap<Long, Bytes> byAddress, boolean hasAddresses) {

    private static final int ACTIVE = 0;
    private static final int PASSIVE = 1;
    private static final int ACTIVE_IN_MEMORY = 2;

    /** The limit of engines: WebAssembly JavaScript Interface, "Implementation-defined Limits". */
    private static final int MAX_SEGMENTS = 100_000;

    /** @param globals the values of the module's globals, which the addresses may depend on */
    static WasmData read(WasmStream section, List<OptionalLong> globals) throws IOException {
        List<Bytes> segments = new ArrayList<>();
        NavigableMap<Long, Bytes> byAddress = new TreeMap<>();
        boolean hasAddresses = true;
        int count = section.count(MAX_SEGMENTS);
        for (int i = 0; i < count; i++) {
            OptionalLong address = readAddress(section, globals);
            Bytes contents = section.vector();
            segments.add(contents);
            hasAddresses &= address.isPresent() || contents.length() == 0;
            if (address.isPresent() && contents.length() > 0) {
                byAddress.put(address.getAsLong(), contents);
            }
        }
        return new WasmData(List.copyOf(segments), byAddress, hasAddresses);
    }

    /**
     * The address of a segment; empty if it is unknown, or for a passive segment, which the module's own code copies.
     * Modules with shared memory, used for threads, have passive segments.
     */
    private static OptionalLong readAddress(WasmStream section, List<OptionalLong> globals) throws IOException {
        long kind = section.u32();
        if (kind == PASSIVE) {
            return OptionalLong.empty();
        }
        if (kind != ACTIVE && kind != ACTIVE_IN_MEMORY) {
            throw section.malformed("a data segment of unknown kind %d".formatted(kind));
        }
        long memory = kind == ACTIVE ? 0 : section.u32();
        OptionalLong address = WasmExpression.read(section, globals);
        return memory == 0 ? address : OptionalLong.empty();
    }

    /** The bytes from an address to the end of its segment. */
    Bytes at(long address, Bytes file) throws IOException {
        Map.Entry<Long, Bytes> segment = byAddress.floorEntry(address);
        if (segment == null || address - segment.getKey() >= segment.getValue().length()) {
            throw file.malformed(0, "no data segment contains address 0x%x".formatted(address));
        }
        return segment.getValue().from(address - segment.getKey());
    }
}
