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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes small ELF libraries for tests: {@code new ElfBuilder().record("PYO3_INTROSPECTION_1_7", json).write(path)}.
 *
 * <p>Without other wishes it is a stripped 64-bit library of Linux on x86-64. All addresses differ from the offsets in
 * the file, as they do in what linkers write.
 */
public final class ElfBuilder {

    /** The tables in which the defined symbols are. */
    public enum Tables {
        /** A stripped library's. */
        DYNSYM,
        /** A library's as it comes from the linker. */
        BOTH,
        /** An executable's: its symbols are in {@code .symtab}, and {@code .dynsym} is there without them. */
        SYMTAB,
        /** A statically linked executable's: there is no {@code .dynsym}. */
        ONLY_SYMTAB
    }

    /** The kinds of hash tables, which tell the number of symbols in a file without section headers. */
    public enum Hash {
        NONE,
        SYSV,
        GNU
    }

    /**
     * A pointer's relocation, as an entry with an addend.
     *
     * @param symbol whose address it takes; null for that of none
     */
    private record Relocation(long type, String symbol, String target, long addend) {}

    /** A section of the read-only segment. */
    private record ReadOnlySection(String name, int type, int flags, String text) {}

    static final long BASE_ADDRESS = 0x200000;

    private boolean is64 = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int machine = 62;
    private int type = 3;
    private int osAbi;
    private Tables tables = Tables.DYNSYM;
    private final Map<String, Function<ByteOrder, byte[]>> defined = new LinkedHashMap<>();
    private final Map<String, byte[]> referents = new LinkedHashMap<>();
    private final Map<String, String> pointers = new LinkedHashMap<>();
    private final Map<String, Relocation> relocations = new LinkedHashMap<>();
    private Hash hash = Hash.GNU;
    private boolean withSections = true;
    private final List<String> undefined = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder writableText = new StringBuilder();
    private final List<ReadOnlySection> furtherSections = new ArrayList<>();

    /** 32 or 64. */
    public ElfBuilder bits(int bits) {
        is64 = bits == 64;
        return this;
    }

    public ElfBuilder order(ByteOrder byteOrder) {
        order = byteOrder;
        return this;
    }

    /** {@code e_machine}. */
    public ElfBuilder machine(int eMachine) {
        machine = eMachine;
        return this;
    }

    /** {@code e_type}. */
    public ElfBuilder type(int eType) {
        type = eType;
        return this;
    }

    /** {@code EI_OSABI}. */
    public ElfBuilder osAbi(int eiOsAbi) {
        osAbi = eiOsAbi;
        return this;
    }

    public ElfBuilder tables(Tables symbolTables) {
        tables = symbolTables;
        return this;
    }

    /** Defines a symbol that holds these bytes. */
    public ElfBuilder symbol(String name, byte[] bytes) {
        defined.put(name, byteOrder -> bytes);
        return this;
    }

    /** Defines a symbol that holds a text's length in the file's byte order, 32 bits of it, and the text in UTF-8. */
    public ElfBuilder record(String name, String content) {
        byte[] encoded = content.getBytes(StandardCharsets.UTF_8);
        defined.put(
                name,
                byteOrder -> ByteBuffer.allocate(Integer.BYTES + encoded.length)
                        .order(byteOrder)
                        .putInt(encoded.length)
                        .put(encoded)
                        .array());
        return this;
    }

    /** Defines a symbol that holds the address of a text in the read-only data and its length, a word each. */
    public ElfBuilder referringRecord(String name, String content) {
        referents.put(name, utf8(content));
        defined.put(name, byteOrder -> new byte[is64 ? 16 : 8]);
        return this;
    }

    /** Defines a symbol of which only the name counts, such as {@code PyInit_native}. */
    public ElfBuilder export(String name) {
        return symbol(name, new byte[] {(byte) 0xc3});
    }

    /** Defines a symbol that holds the address of another, which {@link #symbol} or {@link #record} defines. */
    public ElfBuilder pointer(String name, String target) {
        pointers.put(name, target);
        return this;
    }

    /** Defines a symbol that holds zero, and a relocation for it whose addend is the address of another symbol. */
    public ElfBuilder relativePointer(String name, int type, String target) {
        return relocated(name, new Relocation(type, null, target, 0));
    }

    /** Defines a symbol that holds zero, and a relocation for it by another symbol and an addend. */
    public ElfBuilder symbolicPointer(String name, int type, String symbol, long addend) {
        return relocated(name, new Relocation(type, symbol, null, addend));
    }

    private ElfBuilder relocated(String name, Relocation relocation) {
        pointers.put(name, null);
        relocations.put(name, relocation);
        return this;
    }

    public ElfBuilder hash(Hash hashTable) {
        hash = hashTable;
        return this;
    }

    /** Leaves the section headers out, and what is not loaded with them. */
    public ElfBuilder withoutSections() {
        withSections = false;
        return tables(Tables.DYNSYM);
    }

    /** Expects another library to define a symbol, such as {@code PyList_New}. */
    public ElfBuilder undefined(String name) {
        undefined.add(name);
        return this;
    }

    /** Names a library to load before this one ({@code DT_NEEDED}), such as {@code libc.so.6}. */
    public ElfBuilder needed(String library) {
        needed.add(library);
        return this;
    }

    /** Adds a note in which a system's tools identify themselves, such as {@code Android}. */
    public ElfBuilder identNote(String vendor) {
        notes.add(vendor);
        return this;
    }

    /** Adds text to the read-only data. */
    public ElfBuilder text(String more) {
        text.append(more);
        return this;
    }

    /**
     * Adds a section to the read-only segment.
     *
     * @param type {@code sh_type}
     * @param flags {@code sh_flags}
     */
    public ElfBuilder section(String name, int type, int flags, String content) {
        furtherSections.add(new ReadOnlySection(name, type, flags, content));
        return this;
    }

    /** Adds text to the writable data. */
    public ElfBuilder writableText(String more) {
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

    /** One file in the making: contents from front to back, then the headers that tell where they are. */
    private final class Writer {

        private static final int ALLOC = 2;
        private static final int WRITE = 1;

        private record Section(
                String name, int type, int flags, long address, int offset, int size, int link, int entrySize) {}

        private final ByteBuffer out = ByteBuffer.allocate(capacity()).order(order);
        private final List<Section> sections = new ArrayList<>();
        private final Map<String, Long> addresses = new LinkedHashMap<>();
        private final Map<Integer, Long> dynamicTags = new LinkedHashMap<>();
        private int readOnlyDataSection;
        private final boolean dynamic = tables != Tables.ONLY_SYMTAB;

        private byte[] file() {
            int segments = 2 + (dynamic ? 1 : 0) + (notes.isEmpty() ? 0 : 1);
            out.position((is64 ? 64 : 52) + segments * (is64 ? 56 : 32));
            sections.add(new Section("", 0, 0, 0, 0, 0, 0, 0));
            int notesAt = notes();
            int notesEnd = out.position();
            readOnlyData();
            Strings dynamicStrings = new Strings();
            if (dynamic) {
                symbolTable(".dynsym", 11, ALLOC, ".dynstr", dynamicStrings, tables != Tables.SYMTAB);
                dynamicTables();
            }
            int readOnlyEnd = out.position();
            align(8);
            int writableAt = out.position();
            if (dynamic) {
                dynamicSection(dynamicStrings);
            }
            int dynamicEnd = out.position();
            int dataAt = out.position();
            out.put(utf8(writableText.toString()));
            section(".data", 1, ALLOC | WRITE, writableAddress(dataAt), dataAt, 0, 0);
            int writableEnd = out.position();
            if (tables != Tables.DYNSYM) {
                symbolTable(".symtab", 2, 0, ".strtab", new Strings(), true);
            }
            int sectionHeadersAt = withSections ? sectionHeaders() : 0;
            int end = out.position();

            header(segments, sectionHeadersAt);
            programHeader(1, 4, 0, BASE_ADDRESS, readOnlyEnd);
            programHeader(1, 6, writableAt, writableAddress(writableAt), writableEnd - writableAt);
            if (dynamic) {
                programHeader(2, 6, writableAt, writableAddress(writableAt), dynamicEnd - writableAt);
            }
            if (!notes.isEmpty()) {
                programHeader(4, 4, notesAt, BASE_ADDRESS + notesAt, notesEnd - notesAt);
            }
            return Arrays.copyOf(out.array(), end);
        }

        /** More than enough: the fixed parts, and every name and content in each place where it may stand. */
        private int capacity() {
            int size = 8192 + 200 * pointers.size() + utf8(text + "" + writableText).length;
            for (Map.Entry<String, Function<ByteOrder, byte[]>> symbol : defined.entrySet()) {
                size += 2 * (symbol.getKey().length() * 3 + 40)
                        + symbol.getValue().apply(order).length;
            }
            for (byte[] referent : referents.values()) {
                size += referent.length;
            }
            for (ReadOnlySection section : furtherSections) {
                size += 100 + utf8(section.name() + section.text()).length;
            }
            for (List<String> names : List.of(undefined, needed, notes)) {
                size += names.stream()
                        .mapToInt(name -> 2 * (name.length() * 3 + 32))
                        .sum();
            }
            return size;
        }

        private int notes() {
            align(4);
            int start = out.position();
            for (String vendor : notes) {
                byte[] name = utf8(vendor + "\0");
                out.putInt(name.length).putInt(4).putInt(1).put(name);
                align(4);
                out.putInt(0);
            }
            section(".note", 7, ALLOC, BASE_ADDRESS + start, start, 0, 0);
            return start;
        }

        private void readOnlyData() {
            int start = out.position();
            readOnlyDataSection = sections.size();
            defined.forEach((name, bytes) -> {
                byte[] referent = referents.get(name);
                int referentAt = out.position();
                if (referent != null) {
                    out.put(referent);
                }
                align(8);
                addresses.put(name, BASE_ADDRESS + out.position());
                if (referent == null) {
                    out.put(bytes.apply(order));
                } else {
                    word(BASE_ADDRESS + referentAt).word(referent.length);
                }
            });
            pointers.forEach((name, target) -> {
                align(8);
                long address = target == null ? 0 : addresses.get(target);
                addresses.put(name, BASE_ADDRESS + out.position());
                word(address);
            });
            out.put(utf8(text.toString()));
            section(".rodata", 1, ALLOC, BASE_ADDRESS + start, start, 0, 0);
            for (ReadOnlySection section : furtherSections) {
                int at = out.position();
                out.put(utf8(section.text()));
                section(section.name(), section.type(), section.flags(), BASE_ADDRESS + at, at, 0, 0);
            }
        }

        private void symbolTable(
                String name, int type, int flags, String stringsName, Strings strings, boolean withDefined) {
            align(8);
            int start = out.position();
            symbol(0, 0, 0, 0, 0);
            undefined.forEach(symbol -> symbol(strings.add(symbol), 0x10, 0, 0, 0));
            if (withDefined) {
                addresses.forEach((symbol, address) -> symbol(
                        strings.add(symbol),
                        0x11,
                        readOnlyDataSection,
                        address,
                        pointers.containsKey(symbol)
                                ? is64 ? 8 : 4
                                : defined.get(symbol).apply(order).length));
            }
            needed.forEach(strings::add);
            int stringsSection = sections.size() + 1;
            section(name, type, flags, BASE_ADDRESS + start, start, stringsSection, is64 ? 24 : 16);
            int stringsAt = out.position();
            out.put(strings.bytes());
            section(stringsName, 3, flags, BASE_ADDRESS + stringsAt, stringsAt, 0, 0);
        }

        private void symbol(int name, int info, int section, long value, int size) {
            out.putInt(name);
            if (is64) {
                out.put((byte) info).put((byte) 0).putShort((short) section);
                out.putLong(value).putLong(size);
            } else {
                out.putInt((int) value).putInt(size);
                out.put((byte) info).put((byte) 0).putShort((short) section);
            }
        }

        /** What the dynamic section leads to, beside the symbols. */
        private void dynamicTables() {
            int defined = tables == Tables.SYMTAB ? 0 : addresses.size();
            align(8);
            long here = BASE_ADDRESS + out.position();
            if (hash == Hash.SYSV) {
                dynamicTags.put(4, here);
                hashTable(1 + undefined.size() + defined);
            } else if (hash == Hash.GNU) {
                dynamicTags.put(0x6ffffef5, here);
                gnuHashTable(1 + undefined.size(), defined);
            }
            align(8);
            if (!relocations.isEmpty()) {
                dynamicTags.put(7, BASE_ADDRESS + out.position());
                dynamicTags.put(8, (long) relocations.size() * (is64 ? 24 : 12));
                dynamicTags.put(9, is64 ? 24L : 12L);
                relocations.forEach(this::relocation);
            }
        }

        /** One bucket, and its chain through all symbols. On 64-bit S/390 the words are wider. */
        private void hashTable(int symbols) {
            boolean wide = is64 && machine == 22 && order == ByteOrder.BIG_ENDIAN;
            int[] words = new int[3 + symbols];
            words[0] = 1;
            words[1] = symbols;
            for (int i = 0; i < symbols; i++) {
                words[2 + i] = i == symbols - 1 ? 0 : i + 1;
            }
            for (int word : words) {
                if (wide) {
                    out.putLong(word);
                } else {
                    out.putInt(word);
                }
            }
        }

        /** Two buckets, of which the first has all symbols and the second none. */
        private void gnuHashTable(int first, int symbols) {
            out.putInt(2).putInt(first).putInt(1).putInt(6);
            word(-1);
            out.putInt(symbols == 0 ? 0 : first).putInt(0);
            for (int i = 0; i < symbols; i++) {
                out.putInt(i == symbols - 1 ? 0x4321 : 0x4320);
            }
        }

        private void relocation(String name, Relocation relocation) {
            List<String> symbols = new ArrayList<>(List.of(""));
            symbols.addAll(undefined);
            symbols.addAll(addresses.keySet());
            long symbol = relocation.symbol() == null ? 0 : symbols.indexOf(relocation.symbol());
            word(addresses.get(name)).word(symbol << (is64 ? 32 : 8) | relocation.type());
            word(relocation.target() == null ? relocation.addend() : addresses.get(relocation.target()));
        }

        private void dynamicSection(Strings strings) {
            int start = out.position();
            int stringsSection = sections.size() - 1;
            needed.forEach(library -> word(1).word(strings.add(library)));
            dynamicTags.forEach((tag, value) -> word(tag).word(value));
            word(5).word(sections.get(stringsSection).address());
            word(6).word(sections.get(stringsSection - 1).address());
            word(10).word(sections.get(stringsSection).size());
            word(11).word(is64 ? 24 : 16);
            word(0).word(0);
            section(".dynamic", 6, ALLOC | WRITE, writableAddress(start), start, stringsSection, is64 ? 16 : 8);
        }

        private int sectionHeaders() {
            Strings names = new Strings();
            names.add(".shstrtab");
            sections.forEach(section -> names.add(section.name()));
            int namesAt = out.position();
            out.put(names.bytes());
            section(".shstrtab", 3, 0, 0, namesAt, 0, 0);
            align(8);
            int start = out.position();
            for (Section section : sections) {
                out.putInt(names.add(section.name())).putInt(section.type());
                word(section.flags())
                        .word(section.address())
                        .word(section.offset())
                        .word(section.size());
                int firstGlobalSymbol = section.type() == 2 || section.type() == 11 ? 1 : 0;
                out.putInt(section.link()).putInt(firstGlobalSymbol);
                word(section.type() == 0 ? 0 : 4).word(section.entrySize());
            }
            return start;
        }

        private void header(int segments, int sectionHeadersAt) {
            out.position(0);
            out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (is64 ? 2 : 1)});
            out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2))
                    .put((byte) 1)
                    .put((byte) osAbi);
            out.position(16);
            out.putShort((short) type).putShort((short) machine).putInt(1);
            word(0).word(is64 ? 64 : 52).word(sectionHeadersAt);
            out.putInt(0).putShort((short) (is64 ? 64 : 52));
            out.putShort((short) (is64 ? 56 : 32)).putShort((short) segments);
            out.putShort((short) (is64 ? 64 : 40));
            out.putShort((short) (withSections ? sections.size() : 0));
            out.putShort((short) (withSections ? sections.size() - 1 : 0));
        }

        private void programHeader(int segmentType, int flags, int offset, long address, int size) {
            out.putInt(segmentType);
            if (is64) {
                out.putInt(flags);
            }
            word(offset).word(address).word(address).word(size).word(size);
            if (!is64) {
                out.putInt(flags);
            }
            word(segmentType == 1 ? 4096 : 4);
        }

        /** Notes the section that begins at an offset and ends here. */
        private void section(String name, int type, int flags, long address, int offset, int link, int entrySize) {
            boolean loaded = (flags & ALLOC) != 0;
            sections.add(new Section(
                    name, type, flags, loaded ? address : 0, offset, out.position() - offset, link, entrySize));
        }

        /** A page behind, so that no page is loaded as read-only and as writable. */
        private static long writableAddress(int offset) {
            return BASE_ADDRESS + 4096 + offset;
        }

        private Writer word(long value) {
            if (is64) {
                out.putLong(value);
            } else {
                out.putInt((int) value);
            }
            return this;
        }

        private void align(int boundary) {
            out.position((out.position() + boundary - 1) / boundary * boundary);
        }
    }

    /** A string table, in which each string stands once. */
    private static final class Strings {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Map<String, Integer> offsets = new LinkedHashMap<>();

        private Strings() {
            add("");
        }

        private int add(String string) {
            return offsets.computeIfAbsent(string, added -> {
                int offset = out.size();
                out.writeBytes(utf8(added + "\0"));
                return offset;
            });
        }

        private byte[] bytes() {
            return out.toByteArray();
        }
    }

    private static byte[] utf8(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }
}
