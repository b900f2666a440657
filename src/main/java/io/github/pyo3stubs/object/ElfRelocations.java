// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The relocations with explicit addends of an ELF file, and the pointers that they make (System V gABI, chapter 4,
 * "Relocation"). The word at a relocation's place is not the pointer: GNU ld writes the addend there, LLD writes zero.
 * The other kinds of relocations, {@code REL} and {@code RELR}, have the addend in the word, so they are not read.
 *
 * <p>A library may have some hundred thousand relocations, with as many look-ups. So they are kept as a sorted array of
 * places, each with the index of its relocation.
 */
final class ElfRelocations {

    private static final int STN_UNDEF = 0;

    /** Enough for several times as many relocations as the largest programs have. */
    private static final int INDEX_BITS = 22;

    /** The bits that remain in a non-negative long: enough for an image of two terabytes. */
    private static final int PLACE_BITS = Long.SIZE - 1 - INDEX_BITS;

    private final ElfHeader header;
    private final ElfDynamic dynamic;
    private final Types types;
    private final Bytes table;
    private final long lowestAddress;
    private final long[] places;

    private ElfRelocations(
            ElfHeader header, ElfDynamic dynamic, Types types, Bytes table, long lowestAddress, long[] places) {
        this.header = header;
        this.dynamic = dynamic;
        this.types = types;
        this.table = table;
        this.lowestAddress = lowestAddress;
        this.places = places;
    }

    /**
     * Reads the relocation table of the dynamic section; empty if there is none, or if this version does not know the
     * machine's relocation types.
     *
     * @param lowestAddress the lowest loaded address; places count from there
     */
    static Optional<ElfRelocations> read(ElfHeader header, ElfDynamic dynamic, long lowestAddress) throws IOException {
        Optional<Bytes> table = dynamic.relocations();
        Optional<Types> types = Types.of(header);
        if (table.isEmpty() || types.isEmpty()) {
            return Optional.empty();
        }
        long[] places = places(header, table.get(), lowestAddress);
        return Optional.of(new ElfRelocations(header, dynamic, types.get(), table.get(), lowestAddress, places));
    }

    private static long[] places(ElfHeader header, Bytes table, long lowestAddress) throws IOException {
        int size = header.relaent();
        if (table.entries(size) > 1 << INDEX_BITS) {
            throw table.malformed(
                    0, "%d relocations, more than the limit of %d".formatted(table.entries(size), 1 << INDEX_BITS));
        }
        long[] places = new long[(int) table.entries(size)];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            long place = header.word(table.entry(i, size), 0, 0) - lowestAddress;
            if (isWithinReach(place)) {
                places[count++] = place << INDEX_BITS | i;
            }
        }
        Arrays.sort(places, 0, count);
        return count == places.length ? places : Arrays.copyOf(places, count);
    }

    private static boolean isWithinReach(long place) {
        return place >>> PLACE_BITS == 0;
    }

    /** The address that the loader writes to a place, unsigned; empty if it writes nothing there, or no address. */
    OptionalLong pointer(long address) throws IOException {
        long place = address - lowestAddress;
        if (!isWithinReach(place)) {
            return OptionalLong.empty();
        }
        // Finds the first relocation of the place: the key is that of index 0, the lowest one.
        int found = Arrays.binarySearch(places, place << INDEX_BITS);
        int first = found < 0 ? -found - 1 : found;
        if (first == places.length || places[first] >>> INDEX_BITS != place) {
            return OptionalLong.empty();
        }
        long index = places[first] & (1 << INDEX_BITS) - 1;
        return pointer(table.entry(index, header.relaent()));
    }

    private OptionalLong pointer(Bytes relocation) throws IOException {
        long info = header.word(relocation, 4, 8);
        int typeBits = header.is64() ? Integer.SIZE : Byte.SIZE;
        long type = info & (1L << typeBits) - 1;
        long addend = header.word(relocation, 8, 16);
        if (type == types.relative()) {
            return OptionalLong.of(addend);
        }
        if (type == types.absolute()) {
            return OptionalLong.of(header.address(symbolValue(relocation, info >>> typeBits) + addend));
        }
        return OptionalLong.empty();
    }

    /** The value of the symbol that a relocation refers to; 0 if it refers to none. */
    private long symbolValue(Bytes relocation, long index) throws IOException {
        if (index == STN_UNDEF) {
            return 0;
        }
        Bytes symbol = dynamic.symbol(index);
        if (header.shndx(symbol, 0) == ElfHeader.SHN_UNDEF) {
            throw relocation.malformed(0, "a pointer to a symbol of another library, not to data of this one");
        }
        return header.word(symbol, 4, 8);
    }

    /**
     * The numbers of the two relocation types that make a pointer, from the processor's supplement to the gABI.
     *
     * @param relative the pointer is the addend ({@code R_<machine>_RELATIVE})
     * @param absolute the pointer is a symbol's address plus the addend
     */
    private record Types(int relative, int absolute) {

        /** The types of a machine; empty for machines without explicit addends, such as x86-32, ARM and MIPS. */
        private static Optional<Types> of(ElfHeader header) {
            boolean is64 = header.is64();
            return Optional.ofNullable(
                    switch (header.machine()) {
                        case ElfHeader.EM_SPARC, ElfHeader.EM_SPARC32PLUS -> new Types(22, 3);
                        case ElfHeader.EM_PPC -> new Types(22, 1);
                        case ElfHeader.EM_PPC64 -> new Types(22, 38);
                        case ElfHeader.EM_S390 -> new Types(12, is64 ? 22 : 4);
                        case ElfHeader.EM_SPARCV9 -> new Types(22, 32);
                        case ElfHeader.EM_X86_64 -> new Types(8, is64 ? 1 : 10);
                        case ElfHeader.EM_AARCH64 -> is64 ? new Types(1027, 257) : new Types(183, 1);
                        case ElfHeader.EM_RISCV, ElfHeader.EM_LOONGARCH -> new Types(3, is64 ? 2 : 1);
                        default -> null;
                    });
        }
    }
}
