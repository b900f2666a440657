// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A fat Mach-O file, also called universal: one file that contains several, each for another processor
 * ({@code mach-o/fat.h}). Its header is always big-endian.
 */
final class MachOFatFile {

    private static final int FAT_MAGIC = 0xcafebabe;
    private static final int FAT_MAGIC_64 = 0xcafebabf;

    /**
     * The limit that distinguishes fat files from Java class files, which have the same magic number,
     * {@code FAT_MAGIC}. Class files have their version in the place of the number of slices; the lowest version is 45.
     * Fat files have only a few slices.
     */
    private static final int MAX_SLICES = 44;

    private MachOFatFile() {}

    /** Whether a file is a Java class file, which begins with the same magic number as a fat file. */
    static boolean isJavaClass(Bytes file) throws IOException {
        Bytes header = file.in(ByteOrder.BIG_ENDIAN);
        return header.length() >= 8 && (int) header.u32(0) == FAT_MAGIC && header.u32(4) > MAX_SLICES;
    }

    /**
     * The images of the slices, in the file's order. Slices of other kinds, such as static libraries and object files,
     * are ignored.
     *
     * @throws ObjectFormatException when the header or a slice is malformed, or no slice is a Mach-O file
     */
    static List<Image> images(Bytes file) throws IOException {
        Bytes header = file.in(ByteOrder.BIG_ENDIAN).slice(0, 8, "fat header");
        boolean is64 = (int) header.u32(0) == FAT_MAGIC_64;
        int size = is64 ? 32 : 20;
        Bytes table = file.in(ByteOrder.BIG_ENDIAN)
                .table(header.length(), header.u32AsCount(4, MAX_SLICES), size, "fat header");
        List<Image> images = new ArrayList<>();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes arch = table.entry(i, size);
            Bytes slice = is64
                    ? file.slice(arch.u64(8), arch.u64(16), "slice")
                    : file.slice(arch.u32(8), arch.u32(12), "slice");
            if (MachOHeader.isMachO(slice) && MachOHeader.isLinked(slice)) {
                images.add(MachOFile.read(slice));
            }
        }
        if (images.isEmpty()) {
            throw ObjectFormatException.unsupported(
                    "a fat file without a Mach-O library in it, for example a static library (crate type staticlib)",
                    "Add \"cdylib\" to crate-type in Cargo.toml, build again, and make the fat file from the new"
                            + " libraries.");
        }
        return images;
    }
}
