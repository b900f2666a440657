// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.limit.HeapLimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects the wanted symbols of a table, in the table's order, up to a limit that protects memory. */
final class WantedSymbols {

    /**
     * Mangled names may be longer, but are never wanted. A hostile file may use one long name for all symbols, so names
     * are cut here.
     */
    static final int MAX_NAME = 512;

    /** Several times the number of symbols of the largest programs, local symbols included. */
    static final int MAX_SYMBOLS = 1 << 24;

    /** Each item of an extension has a symbol, so a large module has some hundred thousand. */
    static final int MAX_WANTED = HeapLimit.of(100_000, 2048);

    private final Predicate<String> wanted;
    private final Bytes table;
    private final List<Symbol> found = new ArrayList<>();

    /** @param table the symbol table, used in messages */
    WantedSymbols(Predicate<String> wanted, Bytes table) {
        this.wanted = wanted;
        this.table = table;
    }

    /**
     * Whether a symbol may be wanted: false for most symbols, so that nothing else of them is read.
     *
     * @param names the string table
     * @param name the offset of the NUL-terminated name in it
     */
    boolean mayWant(Bytes names, long name) throws IOException {
        return !(wanted instanceof SymbolPrefix prefix) || prefix.begins(names, name);
    }

    /** Adds a symbol if it is wanted, with its name as in {@link #mayWant}. */
    void offer(Bytes names, long name, long address) throws IOException {
        offer(names.cString(name, MAX_NAME), address);
    }

    /** Adds a symbol if it is wanted. */
    void offer(String name, long address) throws ObjectFormatException {
        if (wanted.test(name)) {
            if (found.size() == MAX_WANTED) {
                throw table.malformed(0, "more than %d symbols like %s".formatted(MAX_WANTED, name));
            }
            found.add(new Symbol(name, address));
        }
    }

    List<Symbol> found() {
        return found;
    }
}
