// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The imports of a WebAssembly module (WebAssembly Core Specification, section 5.5.5). Imported functions and globals
 * come first in the numbering of all functions and globals.
 *
 * @param functions the number of imported functions
 * @param globals the value of each imported global, as in {@link WasmExpression}; empty if unknown
 * @param fromWasi whether anything is imported from the WebAssembly System Interface, preview 1
 * @param fromEmscripten whether anything is imported from Emscripten's run time
 * @param memory64 whether a memory with 64-bit addresses is imported
 */
record WasmImports(
        int functions, List<OptionalLong> globals, boolean fromWasi, boolean fromEmscripten, boolean memory64) {

    private static final int MAX_IMPORTS = 1_000_000;

    /** The global with the address at which a position-independent module is loaded. Its addresses count from there. */
    private static final String MEMORY_BASE = "__memory_base";

    static WasmImports read(WasmStream section) throws IOException {
        int functions = 0;
        List<OptionalLong> globals = new ArrayList<>();
        boolean fromWasi = false;
        boolean fromEmscripten = false;
        boolean memory64 = false;
        int count = section.count(MAX_IMPORTS);
        for (int i = 0; i < count; i++) {
            String module = section.name();
            String name = section.name();
            fromWasi |= isWasi(module);
            fromEmscripten |= isEmscripten(module, name);
            switch (readKind(section)) {
                case FUNCTION -> {
                    functions++;
                    section.u32();
                }
                case TABLE -> {
                    section.skipValueType();
                    section.limits();
                }
                case MEMORY -> memory64 |= (section.limits() & WasmStream.ADDRESS_64) != 0;
                case GLOBAL -> {
                    section.skipValueType();
                    section.u8();
                    globals.add(name.equals(MEMORY_BASE) ? OptionalLong.of(0) : OptionalLong.empty());
                }
                case TAG -> {
                    section.u8();
                    section.u32();
                }
            }
        }
        return new WasmImports(functions, globals, fromWasi, fromEmscripten, memory64);
    }

    private static WasmExternalKind readKind(WasmStream section) throws IOException {
        int number = section.u8();
        return WasmExternalKind.of(number)
                .orElseThrow(() -> section.malformed("an import of unknown kind %d".formatted(number)));
    }

    private static boolean isWasi(String module) {
        return module.equals("wasi_snapshot_preview1") || module.equals("wasi_unstable");
    }

    private static boolean isEmscripten(String module, String name) {
        return module.equals("env") && (name.startsWith("emscripten_") || name.startsWith("_emscripten_"));
    }
}
