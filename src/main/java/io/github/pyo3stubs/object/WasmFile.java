// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.object.WasmSections.Id;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A WebAssembly module with 32-bit addresses (WebAssembly Core Specification, chapter 5): Emscripten, WASI.
 *
 * <p>The data segments are copied into memory when the module is loaded. The exports are functions, which have no
 * address in memory, and globals with the addresses of data. In a position-independent module (Tool Conventions,
 * "WebAssembly Dynamic Linking") addresses count from the place where the loader puts the data; here that is 0.
 */
public final class WasmFile implements Image {

    private static final int PREAMBLE_SIZE = 8;
    private static final int MODULE_LAYER = 0;
    private static final int COMPONENT_LAYER = 1;

    /** The limit of engines: WebAssembly JavaScript Interface, "Implementation-defined Limits". */
    private static final int MAX_MEMORIES = 100;

    private static final int MAX_GLOBALS = 1_000_000;
    private static final int MAX_EXPORTS = 1_000_000;

    /** The address of a function: 2<sup>64</sup>-1, which is in no data segment. */
    private static final long NO_ADDRESS = -1;

    private static final String REMEDY =
            "Build the library for a target that has Python: wasm32-wasip1 or wasm32-unknown-emscripten.";

    private final Bytes file;
    private final WasmSections sections;
    private final WasmImports imports;
    private final List<OptionalLong> globals;
    private final WasmData data;

    private WasmFile(Bytes file) throws IOException {
        this.file = file;
        this.sections = WasmSections.read(file.from(PREAMBLE_SIZE));
        this.imports = WasmImports.read(sections.section(Id.IMPORT));
        requireAddressesOf32Bits();
        this.globals = readGlobals();
        this.data = WasmData.read(sections.section(Id.DATA), globals);
    }

    /**
     * Reads the sections except for the exports, which are read on demand. The byte order of {@code file} does not
     * matter.
     *
     * @throws ObjectFormatException when the sections are malformed, or the file is not a module with 32-bit addresses
     */
    static WasmFile read(Bytes file) throws IOException {
        Bytes module = file.in(ByteOrder.LITTLE_ENDIAN);
        requireModule(module.slice(0, PREAMBLE_SIZE, "preamble"));
        return new WasmFile(module);
    }

    /** Checks the preamble: section 5.5.16, "Modules"; for components, the Component Model's "Binary Format". */
    private static void requireModule(Bytes preamble) throws IOException {
        int version = preamble.u16(4);
        int layer = preamble.u16(6);
        if (layer == COMPONENT_LAYER) {
            throw ObjectFormatException.unsupported(
                    "a WebAssembly component",
                    "Name the module that it was made from. For wasm32-wasip1 that is the file that cargo builds.");
        }
        if (layer != MODULE_LAYER || version != 1) {
            throw ObjectFormatException.unsupported(
                    "WebAssembly of version %d, layer %d, not a module (version 1, layer 0)".formatted(version, layer),
                    REMEDY);
        }
    }

    @Override
    public String format() {
        return "WebAssembly";
    }

    /**
     * Emscripten or WASI, by the imports. The C library of both is musl, but that is not reported, because they have no
     * other one.
     */
    @Override
    public OperatingSystem os() {
        if (imports.fromEmscripten()) {
            return OperatingSystem.EMSCRIPTEN;
        }
        if (imports.fromWasi()) {
            return OperatingSystem.WASI;
        }
        return sections.positionIndependent() ? OperatingSystem.EMSCRIPTEN : OperatingSystem.UNKNOWN;
    }

    @Override
    public Cpu cpu() {
        return Cpu.WASM_32;
    }

    // ---- sections: section 5.5.2, "Sections"

    /** Checks imported memories and the memory section: section 5.5.8. */
    private void requireAddressesOf32Bits() throws IOException {
        boolean is64 = imports.memory64();
        WasmStream memories = sections.section(Id.MEMORY);
        int count = memories.count(MAX_MEMORIES);
        for (int i = 0; i < count; i++) {
            is64 |= (memories.limits() & WasmStream.ADDRESS_64) != 0;
        }
        if (is64) {
            throw ObjectFormatException.unsupported("a WebAssembly module with 64-bit addresses", REMEDY);
        }
    }

    /** The values of all globals: the imported ones, then those of the global section (section 5.5.9). */
    private List<OptionalLong> readGlobals() throws IOException {
        List<OptionalLong> read = new ArrayList<>(imports.globals());
        WasmStream section = sections.section(Id.GLOBAL);
        int count = section.count(MAX_GLOBALS);
        for (int i = 0; i < count; i++) {
            section.skipValueType();
            section.u8(); // mutability
            read.add(WasmExpression.read(section, read));
        }
        return read;
    }

    // ---- symbols: section 5.5.10, "Export Section"

    /**
     * The functions and addresses that the module defines and exports. {@link #at} throws for a function's address,
     * because code is not in memory.
     */
    @Override
    public List<Symbol> symbols(Predicate<String> wanted) throws IOException {
        WasmStream section = sections.section(Id.EXPORT);
        int count = section.count(MAX_EXPORTS);
        WantedSymbols symbols = new WantedSymbols(wanted, sections.contents().getOrDefault(Id.EXPORT, file));
        for (int i = 0; i < count; i++) {
            String name = section.name();
            OptionalLong address = readExportAddress(section);
            if (address.isPresent()) {
                symbols.offer(name, address.getAsLong());
            }
        }
        return symbols.found();
    }

    /** The address of an export; empty if the module does not define it, or if it is not an address. */
    private OptionalLong readExportAddress(WasmStream section) throws IOException {
        WasmExternalKind kind = WasmExternalKind.of(section.u8()).orElse(null);
        long index = section.u32();
        if (kind == WasmExternalKind.FUNCTION && index >= imports.functions()) {
            return OptionalLong.of(NO_ADDRESS);
        }
        if (kind != WasmExternalKind.GLOBAL || index < imports.globals().size()) {
            return OptionalLong.empty();
        }
        if (index >= globals.size()) {
            throw section.malformed("an export of global %d, but only %d are defined".formatted(index, globals.size()));
        }
        return globals.get((int) index);
    }

    // ---- address to offset

    @Override
    public Bytes at(long address) throws IOException {
        return data.at(address, file);
    }

    @Override
    public int pointerSize() {
        return Integer.BYTES;
    }

    /** The word in the file. The code of a position-independent module adds the address at which its data is loaded. */
    @Override
    public long pointer(long address) throws IOException {
        return at(address).u32(0);
    }

    /**
     * False for position-independent modules, of which Rust does not export most data, and for modules with passive
     * segments, whose data has no address in the file.
     */
    @Override
    public boolean namesItsData() {
        return !sections.positionIndependent() && data.hasAddresses();
    }

    @Override
    public List<Bytes> constants() {
        return data.segments();
    }
}
