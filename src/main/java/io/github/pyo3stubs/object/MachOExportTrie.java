package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names that a Mach-O image exports, as a tree whose edges are labelled with parts of names
 * ({@code mach-o/loader.h}, {@code dyld_info_command}). It stays when the symbol table is stripped.
 *
 * <p>A node is the size of its terminal information, which is 0 where no name ends, that information, the number of
 * children in a byte, and for each child the label, NUL-terminated, and the offset of its node in the trie. Numbers are
 * ULEB128. In what linkers write no byte belongs to two nodes, so all nodes together are no longer than the trie; that
 * ends the walk through a malformed one, whatever its shape.
 */
final class MachOExportTrie {

    private static final int EXPORT_SYMBOL_FLAGS_KIND_MASK = 3;
    private static final int EXPORT_SYMBOL_FLAGS_KIND_ABSOLUTE = 2;
    private static final int EXPORT_SYMBOL_FLAGS_REEXPORT = 8;

    /** The largest libraries have a few megabytes. */
    private static final long MAX_SIZE = 1 << 26;

    /** Each node on the way to a name adds to it, and no name is as long. */
    private static final int MAX_DEPTH = 1 << 16;

    private final Bytes trie;
    private final long imageBase;
    private final WantedSymbols symbols;

    /** The name up to the node that is visited; what is longer is cut. */
    private final byte[] name = new byte[WantedSymbols.MAX_NAME];

    /** How many bytes of nodes there can still be. */
    private long unread;

    private MachOExportTrie(Bytes trie, long imageBase, Predicate<String> wanted) {
        this.trie = trie;
        this.imageBase = imageBase;
        this.symbols = new WantedSymbols(wanted, trie);
        this.unread = trie.length();
    }

    /**
     * The exported symbols that the image defines, in the order of the trie. Those of other libraries and those that
     * are no addresses are left out, as the symbol table tells them apart too.
     *
     * @param imageBase the address that the trie's addresses count from
     */
    static List<Symbol> symbols(Bytes trie, long imageBase, Predicate<String> wanted) throws IOException {
        if (trie.length() > MAX_SIZE) {
            throw trie.malformed(0, "%d bytes, where %d are plenty".formatted(trie.length(), MAX_SIZE));
        }
        MachOExportTrie walk = new MachOExportTrie(trie, imageBase, wanted);
        walk.walk();
        return walk.symbols.found();
    }

    /** A node whose children are being visited. */
    private static final class Node {

        private final int nameLength;
        private int childrenLeft;
        private long nextChild;

        private Node(int nameLength, int children, long firstChild) {
            this.nameLength = nameLength;
            this.childrenLeft = children;
            this.nextChild = firstChild;
        }
    }

    private void walk() throws IOException {
        Deque<Node> path = new ArrayDeque<>();
        path.push(enter(0, 0));
        while (!path.isEmpty()) {
            Node node = path.peek();
            if (node.childrenLeft == 0) {
                path.pop();
                continue;
            }
            if (path.size() == MAX_DEPTH) {
                throw trie.malformed(node.nextChild, "more than %d nodes on the way to a name".formatted(MAX_DEPTH));
            }
            path.push(nextChild(node));
        }
    }

    private Node nextChild(Node node) throws IOException {
        int length = node.nameLength;
        long at = node.nextChild;
        for (int character = trie.u8(at); character != 0; character = trie.u8(at)) {
            if (length < name.length) {
                name[length++] = (byte) character;
            }
            at++;
        }
        Uleb128 child = Uleb128.read(trie, at + 1);
        use(node.nextChild, child.end());
        node.nextChild = child.end();
        node.childrenLeft--;
        return enter(child.value(), length);
    }

    /** Reads a node up to its children, and takes the name that ends there. */
    private Node enter(long offset, int nameLength) throws IOException {
        Uleb128 size = Uleb128.read(trie, offset);
        Bytes terminal = trie.slice(size.end(), size.value());
        long children = size.end() + terminal.length();
        Node node = new Node(nameLength, trie.u8(children), children + 1);
        use(offset, node.nextChild);
        if (terminal.length() > 0) {
            take(terminal, nameLength);
        }
        return node;
    }

    private void take(Bytes terminal, int nameLength) throws IOException {
        Uleb128 flags = Uleb128.read(terminal, 0);
        boolean isAbsolute = (flags.value() & EXPORT_SYMBOL_FLAGS_KIND_MASK) == EXPORT_SYMBOL_FLAGS_KIND_ABSOLUTE;
        boolean isElsewhere = (flags.value() & EXPORT_SYMBOL_FLAGS_REEXPORT) != 0;
        if (!isAbsolute && !isElsewhere) {
            long address = Uleb128.read(terminal, flags.end()).value();
            symbols.offer(new String(name, 0, nameLength, StandardCharsets.UTF_8), imageBase + address);
        }
    }

    /** Counts the bytes of a node that were read. */
    private void use(long from, long to) throws ObjectFormatException {
        unread -= to - from;
        if (unread < 0) {
            throw trie.malformed(from, "nodes that overlap or lead in a circle");
        }
    }

    /**
     * A number in groups of seven bits, the least significant first (DWARF 5, section 7.6). It has an end, as what
     * follows a number here may be at any offset; those of {@link WasmStream} follow each other, have a type, which
     * limits their bytes, and may be signed.
     *
     * @param value unsigned
     * @param end the offset behind it
     */
    private record Uleb128(long value, long end) {

        private static Uleb128 read(Bytes bytes, long offset) throws IOException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                int group = bytes.u8(offset + shift / 7);
                if (shift == Long.SIZE - 1 && group > 1) {
                    break;
                }
                value |= (long) (group & 0x7f) << shift;
                if (group < 0x80) {
                    return new Uleb128(value, offset + shift / 7 + 1);
                }
            }
            throw bytes.malformed(offset, "a number of more than 64 bits");
        }
    }
}
