// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.CLibrary;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A library or executable for one processor. A fat Mach-O file contains several images, other object files contain one.
 *
 * <p>Everything is read from the file on demand, so the file must stay open while the image is in use.
 */
public sealed interface Image permits ElfFile, MachOFile, PeFile, WasmFile {

    /** The format's name, such as {@code ELF}. */
    String format();

    /** The operating system that the image is for, as far as the file states it. */
    OperatingSystem os();

    /** The processor that the image is for; unknown if this version has no name for it. */
    Cpu cpu();

    /** Whether the image is linked against the C library musl, so that it loads only on systems with musl. */
    default boolean musl() {
        return false;
    }

    /** The platform that the image is made for, as far as the file tells. */
    default Platform platform() {
        return new Platform(os(), cpu(), musl() ? CLibrary.MUSL : CLibrary.USUAL);
    }

    /**
     * The symbols that the image defines, in the order of its symbol table. Stripped libraries keep their exported
     * symbols. Not every symbol has bytes: {@link #at} throws for a WebAssembly function, which has no address in
     * memory, and for memory that is not loaded from the file.
     *
     * @param wanted selects names; a name of more than 512 bytes is cut first
     * @throws ObjectFormatException when the symbol table is malformed, or too many symbols are wanted
     */
    List<Symbol> symbols(Predicate<String> wanted) throws IOException;

    /**
     * The bytes from a virtual address to the end of its segment, in the image's byte order.
     *
     * @param address unsigned
     * @throws ObjectFormatException when the bytes at the address are not loaded from the file
     */
    Bytes at(long address) throws IOException;

    /** The size of a pointer in bytes: 4 or 8. */
    int pointerSize();

    /**
     * The value of a pointer when the image is loaded at its preferred address: the value that its relocation or fixup
     * gives, else the word in the file.
     *
     * @param address the address of the pointer, unsigned
     * @return unsigned
     * @throws ObjectFormatException when the pointer's bytes are not loaded from the file, or the relocations or fixups
     *     are malformed
     */
    long pointer(long address) throws IOException;

    /**
     * Whether all exported data has symbols. If not, some data can only be found by a search in {@link #constants}.
     */
    default boolean namesItsData() {
        return true;
    }

    /**
     * The read-only data, mainly constants, in the image's byte order. If the format does not distinguish read-only
     * data, all data.
     */
    List<Bytes> constants() throws IOException;

    /** Whether the {@link #constants} contain a text, which must not be empty. If they do not, all of them are read. */
    default boolean contains(byte[] text) throws IOException {
        for (Bytes constants : constants()) {
            if (constants.indexOf(text, 0) >= 0) {
                return true;
            }
        }
        return false;
    }
}
