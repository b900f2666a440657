// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dynamic section of an ELF file: the addresses of the tables that the loader needs (System V gABI, chapter 5,
 * "Dynamic Section"). These are addresses because section headers are not loaded.
 */
final class ElfDynamic {

    private static final int DT_NULL = 0;
    private static final int DT_NEEDED = 1;
    private static final int DT_HASH = 4;
    private static final int DT_STRTAB = 5;
    private static final int DT_SYMTAB = 6;
    private static final int DT_RELA = 7;
    private static final int DT_RELASZ = 8;
    private static final int DT_STRSZ = 10;
    private static final int DT_GNU_HASH = 0x6ffffef5;

    /** Libraries have some dozens of entries; a program that needs many libraries has some hundreds. */
    private static final int MAX_ENTRIES = 0xffff;

    private final ElfHeader header;
    private final LoadedRanges loaded;
    private final Bytes table;

    /** The first value of each tag. */
    private final Map<Long, Long> values = new HashMap<>();

    /** The offsets in the string table of the names of needed libraries. */
    private final List<Long> needed = new ArrayList<>();

    private ElfDynamic(ElfHeader header, LoadedRanges loaded, Bytes table) {
        this.header = header;
        this.loaded = loaded;
        this.table = table;
    }

    static ElfDynamic read(ElfHeader header, LoadedRanges loaded, Bytes table) throws IOException {
        ElfDynamic read = new ElfDynamic(header, loaded, table);
        int size = header.is64() ? 16 : 8;
        for (long i = 0; i < table.entries(size); i++) {
            if (i == MAX_ENTRIES) {
                throw table.malformed(0, "more than %d entries".formatted(MAX_ENTRIES));
            }
            Bytes entry = table.entry(i, size);
            long tag = header.word(entry, 0, 0);
            if (tag == DT_NULL) {
                break;
            }
            long value = header.word(entry, 4, 8);
            read.values.putIfAbsent(tag, value);
            if (tag == DT_NEEDED) {
                read.needed.add(value);
            }
        }
        return read;
    }

    /** Whether this file needs the C library musl. */
    boolean needsMusl() throws IOException {
        if (needed.isEmpty()) {
            return false;
        }
        Bytes names = strings();
        for (long name : needed) {
            if (isMusl(names.cString(name, WantedSymbols.MAX_NAME))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a library's name is that of musl: {@code libc.so}, or {@code libc.musl-<arch>.so.1} on Alpine. The GNU C
     * library is {@code libc.so.6}.
     */
    private static boolean isMusl(String library) {
        return library.equals("libc.so") || library.startsWith("libc.musl-");
    }

    Bytes strings() throws IOException {
        return loaded.at(value(DT_STRTAB, "DT_STRTAB")).slice(0, value(DT_STRSZ, "DT_STRSZ"), "string table");
    }

    /** The dynamic symbol table; empty if there is none. */
    Optional<Bytes> symbolTable() throws IOException {
        if (!values.containsKey((long) DT_SYMTAB)) {
            return Optional.empty();
        }
        Bytes symbols = loaded.at(value(DT_SYMTAB, "DT_SYMTAB"));
        return Optional.of(symbols.table(0, symbolCount(), header.syment(), "symbol table"));
    }

    /** The dynamic symbol with an index, which may be any number from the file. */
    Bytes symbol(long index) throws IOException {
        return loaded.at(value(DT_SYMTAB, "DT_SYMTAB")).entry(index, header.syment());
    }

    /** The relocations with explicit addends ({@code Elf64_Rela}); empty if there are none. */
    Optional<Bytes> relocations() throws IOException {
        Long address = values.get((long) DT_RELA);
        return address == null
                ? Optional.empty()
                : Optional.of(loaded.at(address).slice(0, value(DT_RELASZ, "DT_RELASZ"), "relocation table"));
    }

    private long value(int tag, String name) throws ObjectFormatException {
        Long value = values.get((long) tag);
        if (value == null) {
            throw table.malformed(0, "it has no " + name);
        }
        return value;
    }

    // ---- number of symbols: stated by the hash tables only

    private int symbolCount() throws IOException {
        Long hash = values.get((long) DT_HASH);
        if (hash == null) {
            return gnuSymbolCount(
                    loaded.at(value(DT_GNU_HASH, "DT_HASH and no DT_GNU_HASH")).as("GNU hash table"));
        }
        Bytes hashTable = loaded.at(hash).as("hash table");
        // For S/390, GNU ld writes words of 64 bits and LLD words of 32 bits. With words of 64 bits, the first 32 bits
        // are 0 (big-endian); with words of 32 bits they are the number of buckets, which is never 0.
        boolean isWide = header.is64() && header.machine() == ElfHeader.EM_S390 && hashTable.u32(0) == 0;
        int size = isWide ? Long.BYTES : Integer.BYTES;
        return hashTable.wordAsCount(size, size, WantedSymbols.MAX_SYMBOLS); // nchain
    }

    /**
     * The number of symbols by the GNU hash table. The table does not state it: symbols are sorted by bucket, and each
     * bucket states the index of its first symbol. So the last symbol is at the end of the chain of the highest bucket,
     * where the lowest bit of the hash is set. Symbols that are not hashed come before all buckets.
     */
    private int gnuSymbolCount(Bytes hashTable) throws IOException {
        int bucketCount = hashTable.u32AsCount(0, WantedSymbols.MAX_SYMBOLS);
        int unhashed = hashTable.u32AsCount(4, WantedSymbols.MAX_SYMBOLS);
        int bloomCount = hashTable.u32AsCount(8, WantedSymbols.MAX_SYMBOLS);
        Bytes rest = hashTable.from(16 + (long) bloomCount * header.pointerSize());
        Bytes buckets = rest.table(0, bucketCount, 4, "GNU hash table");
        long last = 0;
        for (int i = 0; i < bucketCount; i++) {
            last = Math.max(last, buckets.entry(i, 4).u32(0));
        }
        if (last < unhashed) {
            return unhashed;
        }
        Bytes chains = rest.from(buckets.length());
        while (last < WantedSymbols.MAX_SYMBOLS
                && (chains.entry(last - unhashed, 4).u32(0) & 1) == 0) {
            last++;
        }
        if (last >= WantedSymbols.MAX_SYMBOLS) {
            throw hashTable.malformed(0, "more than %d symbols".formatted(WantedSymbols.MAX_SYMBOLS));
        }
        return (int) last + 1;
    }
}
