// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The export trie of a Mach-O image: its exported names, as a tree whose edges are labelled with parts of names
 * ({@code mach-o/loader.h}, {@code dyld_info_command}). It remains when the symbol table is stripped.
 *
 * <p>A node consists of the size of its terminal information (0 if no name ends at the node), the terminal information,
 * the number of children in one byte, and for each child its label (NUL-terminated) and the offset of its node in the
 * trie. Numbers are ULEB128. Linkers write no byte into two nodes, so all nodes together are at most as long as the
 * trie. This limit ends the walk through a malformed trie of any shape.
 */
final class MachOExportTrie {

    private static final int EXPORT_SYMBOL_FLAGS_KIND_MASK = 3;
    private static final int EXPORT_SYMBOL_FLAGS_KIND_ABSOLUTE = 2;
    private static final int EXPORT_SYMBOL_FLAGS_REEXPORT = 8;

    /** The tries of the largest libraries have a few megabytes. */
    private static final long MAX_SIZE = 1 << 26;

    /** Each node on the path adds at least one byte to the name, and names are shorter than this. */
    private static final int MAX_DEPTH = 1 << 16;

    private final Bytes trie;
    private final long imageBase;
    private final WantedSymbols symbols;

    /** The name up to the visited node; longer names are cut. */
    private final byte[] name = new byte[WantedSymbols.MAX_NAME];

    /** The number of bytes that further nodes can have. */
    private long unread;

    private MachOExportTrie(Bytes trie, long imageBase, Predicate<String> wanted) {
        this.trie = trie;
        this.imageBase = imageBase;
        this.symbols = new WantedSymbols(wanted, trie);
        this.unread = trie.length();
    }

    /**
     * The exported symbols that the image defines, in the order of the trie. As with the symbol table, re-exports of
     * other libraries and absolute values are left out.
     *
     * @param imageBase the address that the trie's addresses count from
     */
    static List<Symbol> symbols(Bytes trie, long imageBase, Predicate<String> wanted) throws IOException {
        if (trie.length() > MAX_SIZE) {
            throw trie.malformed(0, "%d bytes, more than the limit of %d".formatted(trie.length(), MAX_SIZE));
        }
        MachOExportTrie walk = new MachOExportTrie(trie, imageBase, wanted);
        walk.walk();
        return walk.symbols.found();
    }

    /** A node with the position among its children. */
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
                throw trie.malformed(node.nextChild, "more than %d nodes on the path to a name".formatted(MAX_DEPTH));
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

    /** Reads a node up to its children, and records the name that ends at it, if any. */
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

    /** Subtracts the bytes read of a node from the limit. */
    private void use(long from, long to) throws ObjectFormatException {
        unread -= to - from;
        if (unread < 0) {
            throw trie.malformed(from, "nodes that overlap or form a cycle");
        }
    }

    /**
     * An unsigned LEB128 number: groups of seven bits, the least significant first (DWARF 5, section 7.6). Numbers in a
     * trie are read at any offset, so each has an end. The numbers of {@link WasmStream} differ: they are read in
     * sequence, their type limits their bytes, and they may be signed.
     *
     * @param value unsigned
     * @param end the offset behind the number
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
