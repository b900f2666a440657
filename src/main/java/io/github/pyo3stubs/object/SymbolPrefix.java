// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Names of symbols that begin with a text, or with an underscore and the text: Mach-O and 32-bit COFF put an underscore
 * before every name. Symbol tables compare it with the bytes of each name, and make strings of the wanted names only.
 */
public final class SymbolPrefix implements Predicate<String> {

    private final String prefix;
    private final byte[] bytes;

    /** @param prefix not empty, without an underscore at its beginning */
    public SymbolPrefix(String prefix) {
        this.prefix = prefix;
        this.bytes = prefix.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean test(String name) {
        return name.startsWith(prefix, underscores(name));
    }

    /** The part of a wanted name behind the prefix. */
    public String rest(String name) {
        return name.substring(end(name));
    }

    /** Where the prefix ends in a wanted name. */
    public int end(String name) {
        return underscores(name) + prefix.length();
    }

    private static int underscores(String name) {
        return name.startsWith("_") ? 1 : 0;
    }

    /** Whether the NUL-terminated name at an offset of a string table is wanted. */
    boolean begins(Bytes names, long offset) throws IOException {
        long start = offset + (names.u8(offset) == '_' ? 1 : 0);
        return names.hasAt(start, bytes);
    }
}
