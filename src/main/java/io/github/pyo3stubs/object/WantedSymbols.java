package io.github.pyo3stubs.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects the symbols that a caller wants from a table, in the table's order, within what memory should hold. */
final class WantedSymbols {

    /**
     * Mangled names may be longer, but nobody asks for those, and a hostile file may use one long name for all
     * symbols.
     */
    static final int MAX_NAME = 512;

    /** Several times what the largest programs have with all their local symbols. */
    static final int MAX_SYMBOLS = 1 << 24;

    /** Far more than one caller has use for, and little enough for memory. */
    private static final int MAX_WANTED = 100_000;

    private final Predicate<String> wanted;
    private final Bytes table;
    private final List<Symbol> found = new ArrayList<>();

    /** @param table where the symbols are, for messages */
    WantedSymbols(Predicate<String> wanted, Bytes table) {
        this.wanted = wanted;
        this.table = table;
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
