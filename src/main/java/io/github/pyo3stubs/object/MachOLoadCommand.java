// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A load command of a Mach-O file ({@code mach-o/loader.h}, {@code load_command}).
 *
 * @param cmd its kind
 * @param fields the bytes of the whole command, including {@code cmd} and {@code cmdsize}
 */
record MachOLoadCommand(int cmd, Bytes fields) {

    static final int LC_SEGMENT = 0x1;
    static final int LC_SYMTAB = 0x2;
    static final int LC_DYSYMTAB = 0xb;
    static final int LC_SEGMENT_64 = 0x19;
    static final int LC_DYLD_INFO = 0x22;
    static final int LC_DYLD_INFO_ONLY = 0x80000022;
    static final int LC_DYLD_EXPORTS_TRIE = 0x80000033;
    static final int LC_DYLD_CHAINED_FIXUPS = 0x80000034;

    private static final int LC_VERSION_MIN_MACOSX = 0x24;
    private static final int LC_VERSION_MIN_IPHONEOS = 0x25;
    private static final int LC_VERSION_MIN_TVOS = 0x2f;
    private static final int LC_VERSION_MIN_WATCHOS = 0x30;
    private static final int LC_BUILD_VERSION = 0x32;

    private static final int PLATFORM_MACOS = 1;
    private static final int PLATFORM_IOS = 2;
    private static final int PLATFORM_IOSSIMULATOR = 7;

    /** The size of {@code cmd} and {@code cmdsize}. */
    private static final int MIN_SIZE = 8;

    static List<MachOLoadCommand> readAll(MachOHeader header, Bytes file) throws IOException {
        List<MachOLoadCommand> commands = new ArrayList<>();
        Bytes rest = file.slice(header.size(), header.sizeofcmds(), "load commands");
        for (int i = 0; i < header.ncmds(); i++) {
            long cmdsize = rest.u32(4);
            if (cmdsize < MIN_SIZE) {
                throw rest.malformed(4, "cmdsize is %d".formatted(cmdsize));
            }
            commands.add(new MachOLoadCommand((int) rest.u32(0), rest.slice(0, cmdsize, "load command")));
            rest = rest.from(cmdsize);
        }
        return commands;
    }

    /** The part of the file with the offset and size in two 32-bit fields of the command; empty if the size is 0. */
    Optional<Bytes> data(Bytes file, long offsetField, String structure) throws IOException {
        long size = fields.u32(offsetField + 4);
        return size == 0 ? Optional.empty() : Optional.of(file.slice(fields.u32(offsetField), size, structure));
    }

    /**
     * The system that the command names; empty if it is a command of another kind. A simulator counts as the system
     * that it simulates, because Python is the same on both.
     */
    Optional<OperatingSystem> operatingSystem() throws IOException {
        return switch (cmd) {
            case LC_VERSION_MIN_MACOSX -> Optional.of(OperatingSystem.MACOS);
            case LC_VERSION_MIN_IPHONEOS -> Optional.of(OperatingSystem.IOS);
            case LC_VERSION_MIN_TVOS, LC_VERSION_MIN_WATCHOS -> Optional.of(OperatingSystem.UNKNOWN);
            case LC_BUILD_VERSION ->
                Optional.of(
                        switch ((int) fields.u32(8)) {
                            case PLATFORM_MACOS -> OperatingSystem.MACOS;
                            case PLATFORM_IOS, PLATFORM_IOSSIMULATOR -> OperatingSystem.IOS;
                            default -> OperatingSystem.UNKNOWN;
                        });
            default -> Optional.empty();
        };
    }
}
