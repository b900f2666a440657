package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an object file holds for one processor. Most formats hold one image; a fat Mach-O file holds several.
 *
 * <p>Everything is read from the file when it is asked for, so an image is of use only while its {@link Bytes} are.
 */
public sealed interface Image permits ElfFile {

    OperatingSystem os();

    Cpu cpu();

    /** Whether the image is linked against the C library musl, so that it loads only where that is installed. */
    boolean musl();

    /**
     * The symbols that the image defines, in the order of its symbol table. Stripped libraries keep those that they
     * export.
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

    /**
     * Whether the data that is loaded without being writable, constants above all, contains a text. Reads all of it
     * when it does not.
     */
    boolean contains(byte[] text) throws IOException;
}
