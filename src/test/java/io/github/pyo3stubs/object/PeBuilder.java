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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes small PE libraries for tests: {@code new PeBuilder().record("PYO3_INTROSPECTION_1_7", json).write(path)}.
 *
 * <p>Without other wishes it is a library of 64-bit Windows on x86-64. All addresses differ from the offsets in the
 * file, as they do in what linkers write. The constants are in the last section, so that a file cut short lacks some.
 */
public final class PeBuilder {

    static final int FILE_ALIGNMENT = 0x200;
    static final int SECTION_ALIGNMENT = 0x1000;

    /** How many zeros follow the writable data in memory, and not in the file. */
    static final int ZEROS = 0x400;

    private static final int SIGNATURE_AT = 0x40;

    private boolean isPe32Plus = true;
    private int machine = 0x8664;
    private long imageBase = 0x1_8000_0000L;
    private boolean hybrid;
    private final Map<String, byte[]> defined = new LinkedHashMap<>();
    private final Map<String, String> pointers = new LinkedHashMap<>();
    private final Map<String, String> forwarders = new LinkedHashMap<>();
    private final StringBuilder code = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder writableText = new StringBuilder();

    /** 32 or 64: PE32 or PE32+. */
    public PeBuilder bits(int bits) {
        isPe32Plus = bits == 64;
        return isPe32Plus ? this : machine(0x14c).imageBase(0x1000_0000);
    }

    /** {@code Machine}. */
    public PeBuilder machine(int fileHeaderMachine) {
        machine = fileHeaderMachine;
        return this;
    }

    /** {@code ImageBase}. */
    public PeBuilder imageBase(long address) {
        imageBase = address;
        return this;
    }

    /** Adds a load configuration that tells of hybrid code, as in libraries for ARM64EC. */
    public PeBuilder hybrid() {
        hybrid = true;
        return this;
    }

    /** Exports a symbol that holds these bytes. */
    public PeBuilder symbol(String name, byte[] bytes) {
        defined.put(name, bytes);
        return this;
    }

    /** Exports a symbol that holds a text's length in 32 bits and the text in UTF-8. */
    public PeBuilder record(String name, String content) {
        byte[] encoded = content.getBytes(StandardCharsets.UTF_8);
        return symbol(
                name,
                ByteBuffer.allocate(Integer.BYTES + encoded.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(encoded.length)
                        .put(encoded)
                        .array());
    }

    /** Exports a symbol of which only the name counts, such as {@code PyInit_native}. */
    public PeBuilder export(String name) {
        return symbol(name, new byte[] {(byte) 0xc3});
    }

    /** Exports a symbol that holds the address of another, which {@link #symbol} or {@link #record} defines. */
    public PeBuilder pointer(String name, String target) {
        pointers.put(name, target);
        return this;
    }

    /** Exports a name for what another library exports, such as {@code python3.PyList_New}. */
    public PeBuilder forwarder(String name, String target) {
        forwarders.put(name, target);
        return this;
    }

    /** Adds text between the instructions. */
    public PeBuilder code(String more) {
        code.append(more);
        return this;
    }

    /** Adds text to the read-only data. */
    public PeBuilder text(String more) {
        text.append(more);
        return this;
    }

    /** Adds text to the writable data. */
    public PeBuilder writableText(String more) {
        writableText.append(more);
        return this;
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
        return new Writer().file();
    }

    /** One file in the making: the sections' contents, then the headers before them. */
    private final class Writer {

        private record Section(String name, int rva, byte[] contents, int virtualSize, int characteristics) {}

        private final List<Section> sections = new ArrayList<>();
        private int nextRva = SECTION_ALIGNMENT;

        private byte[] file() {
            section(".text", utf8("\u00c3" + code), 0, 0x6000_0020);
            section(".data", utf8(writableText.toString()), ZEROS, 0xc000_0040);
            Constants constants = new Constants(nextRva);
            constants.write();
            section(".rdata", constants.out.bytes(), 0, 0x4000_0040);

            Output headers = headers(constants);
            headers.align(FILE_ALIGNMENT);
            for (Section section : sections) {
                headers.put(section.contents()).align(FILE_ALIGNMENT);
            }
            return headers.bytes();
        }

        private void section(String name, byte[] contents, int zeros, int characteristics) {
            int virtualSize = contents.length + zeros;
            sections.add(new Section(name, nextRva, contents, virtualSize, characteristics));
            nextRva += aligned(virtualSize, SECTION_ALIGNMENT);
        }

        private Output headers(Constants constants) {
            int optionalHeaderSize = isPe32Plus ? 240 : 224;
            int size = aligned(SIGNATURE_AT + 24 + optionalHeaderSize + 40 * sections.size(), FILE_ALIGNMENT);
            Output out = new Output();
            out.put(utf8("MZ")).zeros(0x16).u16(0x40).zeros(0x22).u32(SIGNATURE_AT);
            out.put(utf8("PE\0\0")).u16(machine).u16(sections.size()).zeros(12);
            out.u16(optionalHeaderSize).u16(0x2022);
            out.u16(isPe32Plus ? 0x20b : 0x10b)
                    .zeros(22)
                    .zeros(isPe32Plus ? 0 : 4)
                    .word(imageBase);
            out.u32(SECTION_ALIGNMENT)
                    .u32(FILE_ALIGNMENT)
                    .zeros(16)
                    .u32(nextRva)
                    .u32(size);
            out.zeros(8).zeros(isPe32Plus ? 32 : 16).u32(0).u32(16);
            out.u32(constants.exportsAt).u32(constants.exportsSize).zeros(72);
            out.u32(constants.loadConfigAt)
                    .u32(constants.loadConfigAt == 0 ? 0 : 208)
                    .zeros(40);
            int offset = size;
            for (Section section : sections) {
                int rawSize = aligned(section.contents().length, FILE_ALIGNMENT);
                out.put(utf8(section.name())).zeros(8 - section.name().length());
                out.u32(section.virtualSize()).u32(section.rva()).u32(rawSize).u32(offset);
                out.zeros(12).u32(section.characteristics());
                offset += rawSize;
            }
            return out;
        }
    }

    /** The section of constants: what is exported, the export directory and the load configuration. */
    private final class Constants {

        private final int rva;
        private final Output out = new Output();
        private final Map<String, Integer> addresses = new LinkedHashMap<>();
        private int exportsAt;
        private int exportsSize;
        private int loadConfigAt;

        private Constants(int rva) {
            this.rva = rva;
        }

        private void write() {
            defined.forEach((name, bytes) -> {
                addresses.put(name, here());
                out.put(bytes);
            });
            pointers.forEach((name, target) -> {
                int address = addresses.get(target);
                addresses.put(name, here());
                out.word(imageBase + address);
            });
            out.put(utf8(text.toString()));
            if (hybrid) {
                loadConfigAt = here();
                out.u32(208).zeros(196).word(imageBase + rva);
            }
            if (!addresses.isEmpty() || !forwarders.isEmpty()) {
                exportDirectory();
            }
        }

        /** Strings and tables lie within the directory's range, as linkers have it. */
        private void exportDirectory() {
            exportsAt = here();
            int count = addresses.size() + forwarders.size();
            int addressesAt = exportsAt + 40;
            int namesAt = addressesAt + 4 * count;
            int ordinalsAt = namesAt + 4 * count;
            Output strings = new Output();
            int stringsAt = ordinalsAt + 2 * count;
            int libraryAt = stringsAt + strings.string("native.dll");
            out.zeros(12)
                    .u32(libraryAt)
                    .u32(1)
                    .u32(count)
                    .u32(count)
                    .u32(addressesAt)
                    .u32(namesAt)
                    .u32(ordinalsAt);

            Map<String, Integer> ordinals = new TreeMap<>();
            addresses.forEach((name, address) -> {
                ordinals.put(name, ordinals.size());
                out.u32(address);
            });
            forwarders.forEach((name, target) -> {
                ordinals.put(name, ordinals.size());
                out.u32(stringsAt + strings.string(target));
            });
            ordinals.keySet().forEach(name -> out.u32(stringsAt + strings.string(name)));
            ordinals.values().forEach(out::u16);
            out.put(strings.bytes());
            exportsSize = here() - exportsAt;
        }

        private int here() {
            return rva + out.size();
        }
    }

    /** Little-endian numbers, one after the other. */
    private final class Output {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Output u16(int value) {
            out.write(value);
            out.write(value >> 8);
            return this;
        }

        private Output u32(int value) {
            return u16(value).u16(value >> 16);
        }

        /** A number as wide as an address. */
        private Output word(long value) {
            u32((int) value);
            return isPe32Plus ? u32((int) (value >> 32)) : this;
        }

        private Output put(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        /** Adds a string and says where it stands. */
        private int string(String string) {
            int offset = size();
            put(utf8(string + "\0"));
            return offset;
        }

        private Output zeros(int count) {
            return put(new byte[count]);
        }

        private void align(int boundary) {
            zeros(aligned(size(), boundary) - size());
        }

        private int size() {
            return out.size();
        }

        private byte[] bytes() {
            return out.toByteArray();
        }
    }

    private static int aligned(int size, int boundary) {
        return (size + boundary - 1) / boundary * boundary;
    }

    private static byte[] utf8(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }
}
