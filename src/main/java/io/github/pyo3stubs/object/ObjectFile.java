// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Recognizes the format of an object file by its first bytes. */
public final class ObjectFile {

    private static final String NAME_THE_LIBRARY =
            "Name the library that cargo built: lib<crate>.so, lib<crate>.dylib, <crate>.dll or <crate>.wasm.";

    private ObjectFile() {}

    /**
     * The images in a file, at least one.
     *
     * @param file the whole file; its byte order does not matter
     * @throws ObjectFormatException when this version cannot read the format, or the headers are malformed
     */
    public static List<Image> images(Bytes file) throws IOException {
        Bytes magic = file.in(ByteOrder.BIG_ENDIAN);
        if (file.length() == 0) {
            throw ObjectFormatException.unsupported("an empty file", "Build the library again.");
        }
        if (startsWith(magic, "!<arch>\n") || startsWith(magic, "!<thin>\n")) {
            throw ObjectFormatException.unsupported(
                    "an archive of object files, such as a static library (crate type staticlib or rlib)",
                    "Add \"cdylib\" to crate-type in Cargo.toml, build again, and name the new library.");
        }
        if (startsWith(magic, "MZ")) {
            return List.of(PeFile.read(file));
        }
        return switch (file.length() < 4 ? 0 : (int) magic.u32(0)) {
            case 0x7f454c46 -> List.of(ElfFile.read(file));
            case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> List.of(MachOFile.read(file));
            case 0xcafebabe, 0xcafebabf -> fatImages(file);
            case 0x0061736d -> List.of(WasmFile.read(file));
            case 0x504b0304 ->
                throw ObjectFormatException.unsupported(
                        "a zip archive",
                        "The file name of a wheel must end in .whl. Unpack any other archive, and name the library in"
                                + " it.");
            default -> throw otherFile(file);
        };
    }

    private static List<Image> fatImages(Bytes file) throws IOException {
        if (MachOFatFile.isJavaClass(file)) {
            throw ObjectFormatException.unsupported("a Java class file", NAME_THE_LIBRARY);
        }
        return MachOFatFile.images(file);
    }

    private static ObjectFormatException otherFile(Bytes file) throws IOException {
        return PeHeader.isObject(file.in(ByteOrder.LITTLE_ENDIAN))
                ? ObjectFormatException.unsupported(
                        "a relocatable object file, which is not linked yet",
                        "Name the library that was linked from it (for Windows <crate>.dll).")
                : ObjectFormatException.unsupported("not an object file", NAME_THE_LIBRARY);
    }

    private static boolean startsWith(Bytes file, String magic) throws IOException {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return file.length() >= expected.length && Arrays.equals(file.copy(0, expected.length), expected);
    }
}
