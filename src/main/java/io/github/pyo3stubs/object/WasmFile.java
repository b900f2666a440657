package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A WebAssembly module with 32-bit addresses (WebAssembly Core Specification, chapter 5): Emscripten, WASI.
 *
 * <p>Its data segments are copied into its memory when it is loaded. What it exports are functions, which have no address
 * there, and globals that hold the addresses of data. In a position-independent module (Tool Conventions, "WebAssembly
 * Dynamic Linking") these count from where the loader puts its data; here that is 0.
 */
public final class WasmFile implements Image {

    private static final int PREAMBLE_SIZE = 8;
    private static final int MODULE_LAYER = 0;
    private static final int COMPONENT_LAYER = 1;

    /** {@code exportdesc}, section 5.5.10. */
    private static final int FUNCTION = 0;

    private static final int GLOBAL = 3;

    /** {@code data}, section 5.5.14. */
    private static final int ACTIVE = 0;

    private static final int PASSIVE = 1;
    private static final int ACTIVE_IN_MEMORY = 2;

    /** What engines take: WebAssembly JavaScript Interface, "Implementation-defined Limits". */
    private static final int MAX_MEMORIES = 100;

    private static final int MAX_GLOBALS = 1_000_000;
    private static final int MAX_EXPORTS = 1_000_000;
    private static final int MAX_SEGMENTS = 100_000;

    /** The address of a function: 2<sup>64</sup>-1, which is in no data segment. */
    private static final long NO_ADDRESS = -1;

    private static final String REMEDY =
            "Build the library for a target that Python is there for: wasm32-wasip1 or wasm32-unknown-emscripten.";

    private final Bytes file;
    private final Map<Section, Bytes> sections = new EnumMap<>(Section.class);
    private boolean positionIndependent;
    private boolean hasPassiveSegments;
    private final WasmImports imports;
    private final List<OptionalLong> globals;
    private final List<Bytes> segments = new ArrayList<>();

    /** The active ones. Where two overlap, which no linker makes them do, the one that begins last counts. */
    private final NavigableMap<Long, Bytes> segmentsByAddress = new TreeMap<>();

    private WasmFile(Bytes file) throws IOException {
        this.file = file;
        readSections();
        this.imports = WasmImports.read(section(Section.IMPORT));
        requireAddressesOf32Bits();
        this.globals = readGlobals();
        readSegments();
    }

    /**
     * Reads what tells where the rest is. The byte order of {@code file} does not matter.
     *
     * @throws ObjectFormatException when the module's sections are malformed, or it is no module with 32-bit addresses
     */
    static WasmFile read(Bytes file) throws IOException {
        Bytes module = file.in(ByteOrder.LITTLE_ENDIAN);
        requireModule(module.slice(0, PREAMBLE_SIZE, "preamble"));
        return new WasmFile(module);
    }

    /** Section 5.5.16, "Modules"; for components, the Component Model's "Binary Format". */
    private static void requireModule(Bytes preamble) throws IOException {
        int version = preamble.u16(4);
        int layer = preamble.u16(6);
        if (layer == COMPONENT_LAYER) {
            throw ObjectFormatException.unsupported(
                    "a WebAssembly component",
                    "Name the module that it was made of; for wasm32-wasip1 it is what cargo builds.");
        }
        if (layer != MODULE_LAYER || version != 1) {
            throw ObjectFormatException.unsupported(
                    "WebAssembly of version %d, layer %d, where version 1, layer 0 is a module"
                            .formatted(version, layer),
                    REMEDY);
        }
    }

    @Override
    public String format() {
        return "WebAssembly";
    }

    /** The C libraries of Emscripten and of WASI are musl's, but there are no others to be told from them. */
    @Override
    public OperatingSystem os() {
        if (imports.fromEmscripten()) {
            return OperatingSystem.EMSCRIPTEN;
        }
        if (imports.fromWasi()) {
            return OperatingSystem.WASI;
        }
        return positionIndependent ? OperatingSystem.EMSCRIPTEN : OperatingSystem.UNKNOWN;
    }

    @Override
    public Cpu cpu() {
        return Cpu.WASM_32;
    }

    // ---- sections: section 5.5.2, "Sections"

    /** The sections by their ids; those of later proposals have higher ones and say nothing of data. */
    private enum Section {
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

    private void readSections() throws IOException {
        WasmStream rest = new WasmStream(file.from(PREAMBLE_SIZE));
        while (!rest.atEnd()) {
            int id = rest.u8();
            Bytes contents = rest.vector();
            if (id < Section.values().length) {
                add(Section.values()[id], contents);
            }
        }
    }

    private void add(Section section, Bytes contents) throws IOException {
        Bytes named = contents.as(section.toString());
        if (section == Section.CUSTOM) {
            String name = new WasmStream(named).name();
            positionIndependent |= name.equals("dylink.0") || name.equals("dylink");
        } else if (sections.put(section, named) != null) {
            throw named.malformed(0, "it is the second one");
        }
    }

    /** A section from its beginning. One that is not there is a vector of no elements. */
    private WasmStream section(Section section) {
        Bytes contents = sections.get(section);
        return new WasmStream(contents == null ? Bytes.of(new byte[1], ByteOrder.LITTLE_ENDIAN) : contents);
    }

    /** The memory section: section 5.5.8. */
    private void requireAddressesOf32Bits() throws IOException {
        boolean is64 = imports.memory64();
        WasmStream memories = section(Section.MEMORY);
        int count = memories.count(MAX_MEMORIES);
        for (int i = 0; i < count; i++) {
            is64 |= (memories.limits() & WasmStream.ADDRESS_64) != 0;
        }
        if (is64) {
            throw ObjectFormatException.unsupported("a WebAssembly module with 64-bit addresses", REMEDY);
        }
    }

    /** The global section: section 5.5.9. The globals that are imported come first. */
    private List<OptionalLong> readGlobals() throws IOException {
        List<OptionalLong> read = new ArrayList<>(imports.globals());
        WasmStream section = section(Section.GLOBAL);
        int count = section.count(MAX_GLOBALS);
        for (int i = 0; i < count; i++) {
            section.skipValueType();
            section.u8(); // whether it may change
            read.add(WasmExpression.read(section, read));
        }
        return read;
    }

    /** The data section: section 5.5.14. */
    private void readSegments() throws IOException {
        WasmStream section = section(Section.DATA);
        int count = section.count(MAX_SEGMENTS);
        for (int i = 0; i < count; i++) {
            OptionalLong address = readSegmentAddress(section);
            Bytes contents = section.vector();
            segments.add(contents);
            if (address.isPresent() && contents.length() > 0) {
                segmentsByAddress.put(address.getAsLong(), contents);
            }
        }
    }

    /** Empty for a segment that the code copies itself, as it does where threads share the memory. */
    private OptionalLong readSegmentAddress(WasmStream section) throws IOException {
        long kind = section.u32();
        if (kind == PASSIVE) {
            hasPassiveSegments = true;
            return OptionalLong.empty();
        }
        if (kind != ACTIVE && kind != ACTIVE_IN_MEMORY) {
            throw section.malformed("a data segment of kind %d".formatted(kind));
        }
        long memory = kind == ACTIVE ? 0 : section.u32();
        OptionalLong address = WasmExpression.read(section, globals);
        return memory == 0 ? address : OptionalLong.empty();
    }

    // ---- symbols: section 5.5.10, "Export Section"

    /**
     * The functions and addresses that the module defines and exports. A function's address is one that {@link #at}
     * refuses, as code is in no memory.
     */
    @Override
    public List<Symbol> symbols(Predicate<String> wanted) throws IOException {
        WasmStream section = section(Section.EXPORT);
        int count = section.count(MAX_EXPORTS);
        WantedSymbols symbols = new WantedSymbols(wanted, sections.getOrDefault(Section.EXPORT, file));
        for (int i = 0; i < count; i++) {
            String name = section.name();
            OptionalLong address = readExportAddress(section);
            if (address.isPresent()) {
                symbols.offer(name, address.getAsLong());
            }
        }
        return symbols.found();
    }

    /** Empty for what the module does not define itself, and for what is no address. */
    private OptionalLong readExportAddress(WasmStream section) throws IOException {
        int kind = section.u8();
        long index = section.u32();
        if (kind == FUNCTION && index >= imports.functions()) {
            return OptionalLong.of(NO_ADDRESS);
        }
        if (kind != GLOBAL || index < imports.globals().size()) {
            return OptionalLong.empty();
        }
        if (index >= globals.size()) {
            throw section.malformed("an export of global %d, where %d are defined".formatted(index, globals.size()));
        }
        return globals.get((int) index);
    }

    // ---- address to offset

    @Override
    public Bytes at(long address) throws IOException {
        Map.Entry<Long, Bytes> segment = segmentsByAddress.floorEntry(address);
        if (segment == null || address - segment.getKey() >= segment.getValue().length()) {
            throw file.malformed(0, "no data segment holds address 0x%x".formatted(address));
        }
        return segment.getValue().from(address - segment.getKey());
    }

    @Override
    public int pointerSize() {
        return Integer.BYTES;
    }

    /** What stands in the file; the code of a position-independent module adds where the loader put its data. */
    @Override
    public long pointer(long address) throws IOException {
        return at(address).u32(0);
    }

    /**
     * Rust lowers the level at which a position-independent module exports, so that it keeps most data to itself. And what
     * is in passive segments has no address in the file.
     */
    @Override
    public boolean namesItsData() {
        return !positionIndependent && !hasPassiveSegments;
    }

    @Override
    public List<Bytes> constants() {
        return List.copyOf(segments);
    }
}
