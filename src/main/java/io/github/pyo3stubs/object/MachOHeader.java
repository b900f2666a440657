// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.Cpu;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The Mach-O header: how to read the file, and which platform it is for ({@code mach-o/loader.h}, {@code mach_header}
 * and {@code mach_header_64}). Components have the names of its fields.
 *
 * @param is64 whether addresses have 64 bits
 * @param order the byte order, which the magic number tells
 * @param cputype the processor, {@code CPU_TYPE_…}
 * @param ncmds the number of load commands
 * @param sizeofcmds the size of all load commands, in bytes
 */
record MachOHeader(boolean is64, ByteOrder order, int cputype, int ncmds, long sizeofcmds) {

    private static final int MH_MAGIC = 0xfeedface;
    private static final int MH_CIGAM = 0xcefaedfe;
    private static final int MH_MAGIC_64 = 0xfeedfacf;
    private static final int MH_CIGAM_64 = 0xcffaedfe;

    private static final int MH_OBJECT = 1;
    private static final int MH_EXECUTE = 2;
    private static final int MH_CORE = 4;
    private static final int MH_DYLIB = 6;
    private static final int MH_BUNDLE = 8;
    private static final int MH_DYLIB_STUB = 9;
    private static final int MH_DSYM = 10;

    private static final String NAME_THE_LIBRARY = "Name the library that cargo built (for macOS lib<crate>.dylib).";

    /** Libraries have some dozens of load commands, and one more for each library that they need. */
    private static final int MAX_COMMANDS = 10_000;

    /** Whether a file or a slice begins with the magic number of Mach-O. */
    static boolean isMachO(Bytes file) throws IOException {
        return file.length() >= 4
                && switch ((int) file.in(ByteOrder.BIG_ENDIAN).u32(0)) {
                    case MH_MAGIC, MH_CIGAM, MH_MAGIC_64, MH_CIGAM_64 -> true;
                    default -> false;
                };
    }

    /** Whether a Mach-O file is linked, rather than a relocatable object file. */
    static boolean isLinked(Bytes file) throws IOException {
        return (int) file.in(order(file)).slice(0, size(false), "Mach-O header").u32(12) != MH_OBJECT;
    }

    private static ByteOrder order(Bytes file) throws IOException {
        int magic = (int) file.in(ByteOrder.BIG_ENDIAN).u32(0);
        return magic == MH_MAGIC || magic == MH_MAGIC_64 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** @throws ObjectFormatException when the header is malformed or not that of a library or executable */
    static MachOHeader read(Bytes file) throws IOException {
        int magic = (int) file.in(ByteOrder.BIG_ENDIAN).u32(0);
        boolean is64 = magic == MH_MAGIC_64 || magic == MH_CIGAM_64;
        ByteOrder order = order(file);
        Bytes header = file.in(order).slice(0, size(is64), "Mach-O header");
        requireLinked((int) header.u32(12));
        return new MachOHeader(is64, order, (int) header.u32(4), header.u32AsCount(16, MAX_COMMANDS), header.u32(20));
    }

    private static void requireLinked(int filetype) throws ObjectFormatException {
        switch (filetype) {
            case MH_EXECUTE, MH_DYLIB, MH_BUNDLE -> {}
            case MH_OBJECT ->
                throw ObjectFormatException.unsupported(
                        "a relocatable object file, which is not linked yet",
                        "Name the library that was linked from it (for macOS lib<crate>.dylib).");
            case MH_CORE -> throw ObjectFormatException.unsupported("a core dump", NAME_THE_LIBRARY);
            case MH_DYLIB_STUB ->
                throw ObjectFormatException.unsupported(
                        "a stub for linking, which has a library's symbols but not its data", NAME_THE_LIBRARY);
            case MH_DSYM ->
                throw ObjectFormatException.unsupported(
                        "a dSYM file, which has a library's debugging information but not its data", NAME_THE_LIBRARY);
            default ->
                throw ObjectFormatException.unsupported(
                        "a Mach-O file of type %d, not a library or an executable"
                                .formatted(Integer.toUnsignedLong(filetype)),
                        NAME_THE_LIBRARY);
        }
    }

    /** The size of the header in bytes. The load commands follow it. */
    int size() {
        return size(is64);
    }

    private static int size(boolean is64) {
        return is64 ? 32 : 28;
    }

    /** The processor ({@code mach/machine.h}); unknown if this version has no name for it. */
    Cpu cpu() {
        return switch (cputype) {
            case 7 -> Cpu.X86_32; // CPU_TYPE_X86
            case 0x01000007 -> Cpu.X86_64; // CPU_TYPE_X86_64
            case 12 -> Cpu.ARM_32; // CPU_TYPE_ARM
            case 0x0100000c -> Cpu.AARCH_64; // CPU_TYPE_ARM64, arm64e included
            case 18 -> Cpu.PPC_32; // CPU_TYPE_POWERPC
            case 0x01000012 -> Cpu.PPC_64; // CPU_TYPE_POWERPC64
            default -> Cpu.UNKNOWN; // among them CPU_TYPE_ARM64_32, 64-bit code with 32-bit pointers
        };
    }
}
