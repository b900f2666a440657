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
 * @param segments all of them
 * @param byAddress those that are copied into memory when the module is loaded. Where two overlap, which no linker makes
 *     them do, the one that begins last counts.
 * @param hasAddresses whether these are all that hold anything
 */
record WasmData(List<Bytes> segments, NavigableMap<Long, Bytes> byAddress, boolean hasAddresses) {

    private static final int ACTIVE = 0;
    private static final int PASSIVE = 1;
    private static final int ACTIVE_IN_MEMORY = 2;

    /** What engines take: WebAssembly JavaScript Interface, "Implementation-defined Limits". */
    private static final int MAX_SEGMENTS = 100_000;

    /** @param globals the values of the module's globals, from which addresses may be calculated */
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

    /** Empty for a segment that the code copies itself, as it does where threads share the memory. */
    private static OptionalLong readAddress(WasmStream section, List<OptionalLong> globals) throws IOException {
        long kind = section.u32();
        if (kind == PASSIVE) {
            return OptionalLong.empty();
        }
        if (kind != ACTIVE && kind != ACTIVE_IN_MEMORY) {
            throw section.malformed("a data segment of kind %d".formatted(kind));
        }
        long memory = kind == ACTIVE ? 0 : section.u32();
        OptionalLong address = WasmExpression.read(section, globals);
        return memory == 0 ? address : OptionalLong.empty();
    }

    /** The bytes from an address to the end of the segment that is copied there. */
    Bytes at(long address, Bytes file) throws IOException {
        Map.Entry<Long, Bytes> segment = byAddress.floorEntry(address);
        if (segment == null || address - segment.getKey() >= segment.getValue().length()) {
            throw file.malformed(0, "no data segment holds address 0x%x".formatted(address));
        }
        return segment.getValue().from(address - segment.getKey());
    }
}
