// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes small WebAssembly modules for tests:
 * {@code new WasmBuilder().record("PYO3_INTROSPECTION_1_7", json).write(path)}.
 *
 * <p>Without other wishes it is a module of no particular system, whose data is in one segment, at the address that
 * linkers choose.
 */
public final class WasmBuilder {

    private static final int BASE_ADDRESS = 0x100000;

    private static final int I32 = 0x7f;
    private static final int I32_CONST = 0x41;
    private static final int GLOBAL_GET = 0x23;
    private static final int END = 0x0b;

    private record Import(String module, String name, int kind, byte[] type) {}

    private record Global(int type, byte[] value) {}

    private record Export(String name, int kind, int index) {}

    private int version = 1;
    private boolean is64;
    private String dylink;
    private final List<Import> imports = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<byte[]> segments = new ArrayList<>();
    private final List<byte[]> customSections = new ArrayList<>();
    private final Out data = new Out();
    private int functions;
    private int importedFunctions;
    private int importedGlobals;

    /** The preamble's last four bytes: the version, and the layer in the upper half. */
    public WasmBuilder version(int versionAndLayer) {
        version = versionAndLayer;
        return this;
    }

    /** Gives the memory addresses of 64 bits. */
    public WasmBuilder memory64() {
        is64 = true;
        return this;
    }

    /**
     * Makes it a module whose data begins where the loader says.
     *
     * @param section the section that tells so: {@code dylink.0}, or {@code dylink} of older tools
     */
    public WasmBuilder positionIndependent(String section) {
        dylink = section;
        return importGlobal("env", "__memory_base");
    }

    /** Imports a function; imports come before everything else. */
    public WasmBuilder importFunction(String module, String name) {
        importedFunctions++;
        imports.add(new Import(module, name, 0, new byte[] {0}));
        return this;
    }

    /** Imports a global that holds an address; imports come before everything else. */
    public WasmBuilder importGlobal(String module, String name) {
        importedGlobals++;
        imports.add(new Import(module, name, 3, new byte[] {I32, 0}));
        return this;
    }

    /**
     * Imports something else; imports come before everything else.
     *
     * @param kind 1 for a table, 2 for a memory, 4 for a tag
     * @param type as it stands in the file
     */
    public WasmBuilder importOther(String module, String name, int kind, int... type) {
        imports.add(new Import(module, name, kind, bytes(type)));
        return this;
    }

    /** Exports the address of these bytes. */
    public WasmBuilder symbol(String name, byte[] bytes) {
        while (data.size() % 4 != 0) {
            data.write(0);
        }
        int address = (dylink == null ? BASE_ADDRESS : 0) + data.size();
        data.writeBytes(bytes);
        return global(name, I32, constant(address));
    }

    /** Exports the address of a text's length, in 32 bits, and the text in UTF-8. */
    public WasmBuilder record(String name, String content) {
        byte[] encoded = utf8(content);
        return symbol(
                name,
                ByteBuffer.allocate(Integer.BYTES + encoded.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(encoded.length)
                        .put(encoded)
                        .array());
    }

    /** Exports a global of any type and value, such as {@code {0x41, 42, 0x0b}}. */
    public WasmBuilder global(String name, int type, byte... expression) {
        exports.add(new Export(name, 3, importedGlobals + globals.size()));
        globals.add(new Global(type, expression));
        return this;
    }

    /** Exports a function, such as {@code PyInit_native}. */
    public WasmBuilder export(String name) {
        exports.add(new Export(name, 0, importedFunctions + functions));
        functions++;
        return this;
    }

    /** Exports by kind and index, whatever is there. */
    public WasmBuilder export(String name, int kind, int index) {
        exports.add(new Export(name, kind, index));
        return this;
    }

    /** Adds text to the data. */
    public WasmBuilder text(String more) {
        data.writeBytes(utf8(more));
        return this;
    }

    /** Adds a data segment at an address that an expression tells. */
    public WasmBuilder segment(byte[] expression, String text) {
        segments.add(new Out().leb(0).bytes(expression).vector(utf8(text)).toByteArray());
        return this;
    }

    /** Adds a data segment of another memory than the first. */
    public WasmBuilder segmentOfMemory(int memory, byte[] expression, String text) {
        segments.add(new Out()
                .leb(2)
                .leb(memory)
                .bytes(expression)
                .vector(utf8(text))
                .toByteArray());
        return this;
    }

    /** Adds a data segment without an address. */
    public WasmBuilder passiveSegment(String text) {
        segments.add(new Out().leb(1).vector(utf8(text)).toByteArray());
        return this;
    }

    /** Adds a section of tools. */
    public WasmBuilder customSection(String name, byte... contents) {
        customSections.add(new Out().vector(utf8(name)).bytes(contents).toByteArray());
        return this;
    }

    /** The expression of a number. */
    public static byte[] constant(int value) {
        return new Out().leb(I32_CONST).signedLeb(value).leb(END).toByteArray();
    }

    public void write(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        Out out = new Out();
        out.bytes(0, 'a', 's', 'm');
        out.bytes(version, version >> 8, version >> 16, version >> 24);
        if (dylink != null) {
            // WASM_DYLINK_MEM_INFO: the sizes and alignments of data and table
            out.section(0, new Out().vector(utf8(dylink)).bytes(1, 4, 0, 2, 0, 0));
        }
        out.section(1, new Out().leb(1).bytes(0x60, 0, 0));
        out.section(2, imports());
        out.section(3, functions(new byte[] {0}));
        out.section(5, new Out().bytes(1, is64 ? 4 : 0, 32));
        out.section(6, globals());
        out.section(7, exports());
        out.section(10, functions(new byte[] {2, 0, END}));
        out.section(11, segments());
        customSections.forEach(section -> out.section(0, new Out().bytes(section)));
        return out.toByteArray();
    }

    private Out imports() {
        Out out = new Out().leb(imports.size());
        for (Import each : imports) {
            out.vector(utf8(each.module())).vector(utf8(each.name()));
            out.leb(each.kind()).bytes(each.type());
        }
        return out;
    }

    private Out functions(byte[] each) {
        Out out = new Out().leb(functions);
        for (int i = 0; i < functions; i++) {
            out.bytes(each);
        }
        return out;
    }

    private Out globals() {
        Out out = new Out().leb(globals.size());
        globals.forEach(global -> out.bytes(global.type(), 0).bytes(global.value()));
        return out;
    }

    private Out exports() {
        Out out = new Out().leb(exports.size());
        exports.forEach(
                export -> out.vector(utf8(export.name())).leb(export.kind()).leb(export.index()));
        return out;
    }

    private Out segments() {
        byte[] address = dylink == null ? constant(BASE_ADDRESS) : bytes(GLOBAL_GET, memoryBase(), END);
        Out out = new Out().leb(segments.size() + 1);
        out.leb(0).bytes(address).vector(data.toByteArray());
        segments.forEach(out::bytes);
        return out;
    }

    private int memoryBase() {
        List<String> names = imports.stream()
                .filter(each -> each.kind() == 3)
                .map(Import::name)
                .toList();
        return names.indexOf("__memory_base");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        return new Out().bytes(values).toByteArray();
    }

    /** What a module is written with. */
    private static final class Out extends ByteArrayOutputStream {

        private Out bytes(int... values) {
            for (int value : values) {
                write(value);
            }
            return this;
        }

        private Out bytes(byte[] values) {
            writeBytes(values);
            return this;
        }

        private Out leb(int value) {
            int rest = value;
            for (; rest >>> 7 != 0; rest >>>= 7) {
                write(rest & 0x7f | 0x80);
            }
            write(rest);
            return this;
        }

        private Out signedLeb(int value) {
            int rest = value;
            for (; rest < -64 || rest >= 64; rest >>= 7) {
                write(rest & 0x7f | 0x80);
            }
            write(rest & 0x7f);
            return this;
        }

        private Out vector(byte[] values) {
            return leb(values.length).bytes(values);
        }

        private void section(int id, Out contents) {
            write(id);
            vector(contents.toByteArray());
        }
    }
}
