package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.CLibrary;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an object file holds for one processor. Most formats hold one image; a fat Mach-O file holds several.
 *
 * <p>Everything is read from the file when it is asked for, so an image is of use only while its {@link Bytes} are.
 */
public sealed interface Image permits ElfFile, MachOFile, PeFile, WasmFile {

    /** The format's name, such as {@code ELF}. */
    String format();

    /** The system that the image is made for, as far as the file tells. */
    OperatingSystem os();

    /** The processor that the image is made for; unknown where this version has no name for it. */
    Cpu cpu();

    /** Whether the image is linked against the C library musl, so that it loads only where that is installed. */
    default boolean musl() {
        return false;
    }

    /** The platform that the image is made for, as far as the file tells. */
    default Platform platform() {
        return new Platform(os(), cpu(), musl() ? CLibrary.MUSL : CLibrary.USUAL);
    }

    /**
     * The symbols that the image defines, in the order of its symbol table. Stripped libraries keep those that they
     * export. Not every symbol is of data: {@link #at} refuses the address of a function of WebAssembly, whose code is in
     * no memory, and of what is not filled from the file.
     *
     * @param wanted which names; a name of more than 512 bytes is cut before it is asked about
     * @throws ObjectFormatException when the symbol table is malformed or more symbols are wanted than memory should
     *     hold
     */
    List<Symbol> symbols(Predicate<String> wanted) throws IOException;

    /**
     * The file's bytes from a virtual address to the end of the segment that is loaded there, in the image's byte
     * order.
     *
     * @param address unsigned
     * @throws ObjectFormatException when no segment takes the address's bytes from the file
     */
    Bytes at(long address) throws IOException;

    /** The size of a pointer in bytes: 4 or 8. */
    int pointerSize();

    /**
     * The address that a pointer holds once the image is loaded where it asks to be: what its relocation or fixup says,
     * else what stands in the file.
     *
     * @param address where the pointer is, unsigned
     * @return unsigned
     * @throws ObjectFormatException when no segment takes the pointer's bytes from the file, or the tables that tell of
     *     it are malformed
     */
    long pointer(long address) throws IOException;

    /**
     * Whether exported data has a symbol each. Where it has not, only {@link #constants} lead to it.
     */
    default boolean namesItsData() {
        return true;
    }

    /**
     * The data that is loaded without being writable, constants above all, in the image's byte order; all data where
     * the format does not tell which may be written.
     */
    List<Bytes> constants() throws IOException;

    /** Whether the {@link #constants} contain a text that is not empty. Reads all of them when they do not. */
    default boolean contains(byte[] text) throws IOException {
        for (Bytes constants : constants()) {
            if (constants.indexOf(text, 0) >= 0) {
                return true;
            }
        }
        return false;
    }
}
