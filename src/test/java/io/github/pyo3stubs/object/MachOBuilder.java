// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes small Mach-O libraries for tests: {@code new MachOBuilder().record("_PYO3_INTROSPECTION_1_7", json)}.
 *
 * <p>Without other wishes it is a 64-bit library of macOS on arm64. Names are written as they are given. All addresses
 * differ from the offsets in the file.
 */
public final class MachOBuilder {

    /** Where the defined symbols are named. */
    public enum Exports {
        /** Among the external symbols. */
        SYMTAB,
        /** In a symbol table that is not divided. */
        SYMTAB_ALONE,
        /** Among the local symbols, and exported by nothing: an executable's. */
        LOCAL,
        /** In the trie of {@code LC_DYLD_INFO_ONLY}, beside a symbol table without them. */
        DYLD_INFO,
        /** In the trie of {@code LC_DYLD_EXPORTS_TRIE}, without a symbol table. */
        EXPORTS_TRIE
    }

    static final long IMAGE_BASE = 0x200000;

    /** The room for the header and the load commands. */
    private static final int HEADER_ROOM = 704;

    private boolean is64 = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int cputype = 0x0100000c;
    private int filetype = 6;
    private Exports exports = Exports.SYMTAB;
    private int fixups;
    private final Map<String, Function<ByteOrder, byte[]>> defined = new LinkedHashMap<>();
    private final List<Word> words = new ArrayList<>();
    private final List<String> undefined = new ArrayList<>();
    private final List<int[]> commands = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder writableText = new StringBuilder();
    private String instructions = "";

    /** A word of {@code __DATA_CONST}, which has a name: an address, or a number. */
    private record Word(String name, String target, long number, boolean isPointer, int gap) {}

    /** 32 or 64. */
    public MachOBuilder bits(int bits) {
        is64 = bits == 64;
        return this;
    }

    public MachOBuilder order(ByteOrder byteOrder) {
        order = byteOrder;
        return this;
    }

    public MachOBuilder cputype(int type) {
        cputype = type;
        return this;
    }

    public MachOBuilder filetype(int type) {
        filetype = type;
        return this;
    }

    public MachOBuilder exports(Exports where) {
        exports = where;
        return this;
    }

    /** Lets pointers be written by {@code LC_DYLD_CHAINED_FIXUPS} in one of its formats. */
    public MachOBuilder chainedFixups(int pointerFormat) {
        fixups = pointerFormat;
        return this;
    }

    /** Adds a load command of words of 32 bits, those behind {@code cmdsize}. */
    public MachOBuilder command(int cmd, int... fields) {
        int[] command = new int[fields.length + 2];
        command[0] = cmd;
        command[1] = Integer.BYTES * command.length;
        System.arraycopy(fields, 0, command, 2, fields.length);
        commands.add(command);
        return this;
    }

    /** Defines a symbol in {@code __TEXT} that holds these bytes. */
    public MachOBuilder symbol(String name, byte[] bytes) {
        defined.put(name, byteOrder -> bytes);
        return this;
    }

    /** Defines a symbol that holds a text's length in the file's byte order, 32 bits of it, and the text in UTF-8. */
    public MachOBuilder record(String name, String content) {
        byte[] encoded = utf8(content);
        defined.put(
                name,
                byteOrder -> ByteBuffer.allocate(Integer.BYTES + encoded.length)
                        .order(byteOrder)
                        .putInt(encoded.length)
                        .put(encoded)
                        .array());
        return this;
    }

    /** Defines a symbol of which only the name counts, such as {@code _PyInit_native}. */
    public MachOBuilder export(String name) {
        return symbol(name, new byte[] {(byte) 0xc3});
    }

    /** Defines a symbol in {@code __DATA_CONST} that holds the address of one in {@code __TEXT}. */
    public MachOBuilder pointer(String name, String target) {
        words.add(new Word(name, target, 0, true, 0));
        return this;
    }

    /** Defines a symbol in {@code __DATA_CONST} that is a link of a chain and holds these bits beside. */
    public MachOBuilder chained(String name, long bits) {
        words.add(new Word(name, null, bits, true, 0));
        return this;
    }

    /** Defines a symbol in {@code __DATA_CONST} that holds a number of a pointer's size. */
    public MachOBuilder number(String name, long number) {
        words.add(new Word(name, null, number, false, 0));
        return this;
    }

    /** Leaves room in {@code __DATA_CONST}. */
    public MachOBuilder gap(int bytes) {
        words.add(new Word(null, null, 0, false, bytes));
        return this;
    }

    /** Expects another library to define a symbol, such as {@code _PyList_New}. */
    public MachOBuilder undefined(String name) {
        undefined.add(name);
        return this;
    }

    /** Adds text to {@code __TEXT}. */
    public MachOBuilder text(String more) {
        text.append(more);
        return this;
    }

    /** A section with only instructions at the beginning of {@code __TEXT}. */
    public MachOBuilder instructions(String section) {
        instructions = section;
        return this;
    }

    /** Adds text to {@code __DATA}. */
    public MachOBuilder writableText(String more) {
        writableText.append(more);
        return this;
    }

    public byte[] bytes() {
        return new Writer().file();
    }

    /**
     * A fat file.
     *
     * @param magic {@code FAT_MAGIC} or {@code FAT_MAGIC_64}
     * @param slices what is in it, each at a multiple of 16
     */
    public static byte[] fat(int magic, byte[]... slices) {
        int room = Arrays.stream(slices).mapToInt(slice -> slice.length + 48).sum();
        ByteBuffer out = ByteBuffer.allocate(16 + room);
        out.putInt(magic).putInt(slices.length);
        int at = 16 + 32 * slices.length;
        int end = at;
        for (byte[] slice : slices) {
            out.putInt(0).putInt(0);
            if (magic == 0xcafebabf) {
                out.putLong(at).putLong(slice.length).putInt(4).putInt(0);
            } else {
                out.putInt(at).putInt(slice.length).putInt(4);
            }
            out.put(at, slice);
            end = at + slice.length;
            at = (end + 15) / 16 * 16;
        }
        return Arrays.copyOf(out.array(), end);
    }

    /**
     * One file in the making: contents from front to back, then the header and the commands that tell where they are.
     */
    private final class Writer {

        private static final int LC_DYLD_INFO_ONLY = 0x80000022;
        private static final int LC_DYLD_EXPORTS_TRIE = 0x80000033;
        private static final int LC_DYLD_CHAINED_FIXUPS = 0x80000034;
        private static final int N_SECT = 0xe;
        private static final int N_EXT = 1;

        private final ByteBuffer out = ByteBuffer.allocate(capacity()).order(order);
        private final ByteBuffer loadCommands = ByteBuffer.allocate(HEADER_ROOM).order(order);
        private final Map<String, Long> addresses = new LinkedHashMap<>();
        private int commandCount;
        private int segmentCount;

        private byte[] file() {
            out.position(HEADER_ROOM);
            text();
            byte[] chains = dataConst();
            int dataAt = out.position();
            out.put(utf8(writableText.toString()));
            segment("__DATA", dataAt, 3);
            linkEdit(chains);
            commands.forEach(this::command);
            int end = out.position();
            header();
            return Arrays.copyOf(out.array(), end);
        }

        /** More than enough: the fixed parts, and every name and content in each place where it may stand. */
        private int capacity() {
            int size = 4096 + utf8(text + "" + writableText).length;
            for (Map.Entry<String, Function<ByteOrder, byte[]>> symbol : defined.entrySet()) {
                size += 3 * symbol.getKey().length() + 96 + symbol.getValue().apply(order).length;
            }
            for (Word word : words) {
                size += 128 + word.gap();
            }
            return size
                    + undefined.stream().mapToInt(name -> name.length() + 32).sum();
        }

        private void text() {
            out.put(utf8(instructions));
            defined.forEach((name, bytes) -> {
                align(4);
                addresses.put(name, address(out.position()));
                out.put(bytes.apply(order));
            });
            out.put(utf8(text.toString()));
            segment("__TEXT", 0, 5);
        }

        /** Gives the data of {@code LC_DYLD_CHAINED_FIXUPS}. */
        private byte[] dataConst() {
            MachOChainedFixupsBuilder chains = new MachOChainedFixupsBuilder(order, fixups);
            align(16);
            int start = out.position();
            List<Integer> pointers = new ArrayList<>();
            for (Word word : words) {
                if (word.name() == null) {
                    out.position(out.position() + word.gap());
                    continue;
                }
                addresses.put(word.name(), address(out.position()));
                if (word.isPointer()) {
                    pointers.add(out.position() - start);
                }
                long target = word.target() == null ? 0 : addresses.get(word.target());
                word(word.target() == null ? word.number() : fixups == 0 ? target : chains.encode(target, IMAGE_BASE));
            }
            int size = out.position() - start;
            segment("__DATA_CONST", start, 3);
            return fixups == 0 ? new byte[0] : chains.chain(out, start, pointers, size);
        }

        private void linkEdit(byte[] chains) {
            align(8);
            int start = out.position();
            if (fixups != 0) {
                data(chains, LC_DYLD_CHAINED_FIXUPS, 0);
            }
            if (exports == Exports.DYLD_INFO) {
                data(trie(), LC_DYLD_INFO_ONLY, 8);
            }
            if (exports == Exports.EXPORTS_TRIE) {
                data(trie(), LC_DYLD_EXPORTS_TRIE, 0);
            } else {
                symbolTable();
            }
            segment("__LINKEDIT", start, 1);
        }

        /** Puts data with a command that tells its offset and size behind some other words. */
        private void data(byte[] data, int cmd, int wordsBefore) {
            align(8);
            int[] command = new int[wordsBefore + 4];
            command[0] = cmd;
            command[1] = Integer.BYTES * command.length;
            command[wordsBefore + 2] = out.position();
            command[wordsBefore + 3] = data.length;
            command(command);
            out.put(data);
        }

        private byte[] trie() {
            MachOExportTrieBuilder trie = new MachOExportTrieBuilder();
            addresses.forEach((name, address) -> trie.add(name, 0, address - IMAGE_BASE));
            return trie.bytes();
        }

        /** Local symbols, then those that the library defines for others, then those that it wants from others. */
        private void symbolTable() {
            align(8);
            int start = out.position();
            ByteArrayOutputStream strings = new ByteArrayOutputStream();
            strings.writeBytes(utf8(" \0"));
            nlist(strings, "/src/lib.rs", 0x64, 0); // N_SO, for debuggers
            nlist(strings, "__private", N_SECT, IMAGE_BASE);
            int locals = 2;
            int external = 0;
            for (Map.Entry<String, Long> symbol : addresses.entrySet()) {
                switch (exports) {
                    case SYMTAB, SYMTAB_ALONE -> {
                        external++;
                        nlist(strings, symbol.getKey(), N_SECT | N_EXT, symbol.getValue());
                    }
                    case LOCAL -> {
                        locals++;
                        nlist(strings, symbol.getKey(), N_SECT, symbol.getValue());
                    }
                    case DYLD_INFO, EXPORTS_TRIE -> {}
                }
            }
            undefined.forEach(name -> nlist(strings, name, N_EXT, 0));
            int count = locals + external + undefined.size();
            command(new int[] {2, 24, start, count, out.position(), strings.size()});
            out.put(strings.toByteArray());
            if (exports != Exports.SYMTAB_ALONE) {
                int[] dysymtab = {0xb, 80, 0, locals, locals, external, locals + external, undefined.size()};
                command(Arrays.copyOf(dysymtab, 20));
            }
        }

        private void nlist(ByteArrayOutputStream strings, String name, int type, long value) {
            out.putInt(strings.size());
            out.put((byte) type).put((byte) ((type & N_SECT) == 0 ? 0 : 1)).putShort((short) 0);
            word(value);
            strings.writeBytes(utf8(name + "\0"));
        }

        /** Tells of the segment that begins at an offset and ends here. */
        private void segment(String name, int offset, int protection) {
            int size = out.position() - offset;
            boolean hasCode = name.equals("__TEXT") && !instructions.isEmpty();
            int sectionSize = is64 ? 80 : 68;
            loadCommands.putInt(is64 ? 0x19 : 1).putInt((is64 ? 72 : 56) + (hasCode ? sectionSize : 0));
            loadCommands.put(Arrays.copyOf(utf8(name), 16));
            for (long value : new long[] {address(offset), size, offset, size}) {
                if (is64) {
                    loadCommands.putLong(value);
                } else {
                    loadCommands.putInt((int) value);
                }
            }
            loadCommands.putInt(7).putInt(protection).putInt(hasCode ? 1 : 0).putInt(0);
            if (hasCode) {
                ByteBuffer section = ByteBuffer.allocate(sectionSize).order(order);
                section.put(utf8("__text")).position(32);
                if (is64) {
                    section.putLong(address(HEADER_ROOM)).putLong(utf8(instructions).length);
                } else {
                    section.putInt((int) address(HEADER_ROOM)).putInt(utf8(instructions).length);
                }
                section.putInt(HEADER_ROOM).putInt(2).putInt(0).putInt(0).putInt(0x80000400);
                loadCommands.put(section.array());
            }
            commandCount++;
            segmentCount++;
        }

        private void command(int[] command) {
            for (int word : command) {
                loadCommands.putInt(word);
            }
            commandCount++;
        }

        private void header() {
            out.position(0);
            out.putInt(is64 ? 0xfeedfacf : 0xfeedface).putInt(cputype).putInt(0).putInt(filetype);
            out.putInt(commandCount).putInt(loadCommands.position()).putInt(0x85);
            if (is64) {
                out.putInt(0);
            }
            byte[] written = Arrays.copyOf(loadCommands.array(), loadCommands.position());
            if (out.position() + written.length > HEADER_ROOM) {
                throw new IllegalStateException(written.length + " bytes of load commands");
            }
            out.put(written);
        }

        /** The address of an offset in the segment that is being written; each is some pages behind the last one. */
        private long address(int offset) {
            return IMAGE_BASE + 0x10000L * segmentCount + offset;
        }

        private void word(long value) {
            if (is64) {
                out.putLong(value);
            } else {
                out.putInt((int) value);
            }
        }

        private void align(int boundary) {
            out.position((out.position() + boundary - 1) / boundary * boundary);
        }
    }

    private static byte[] utf8(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }
}
