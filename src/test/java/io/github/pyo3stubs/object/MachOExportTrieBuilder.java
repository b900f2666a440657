// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes export tries for tests: names share the nodes of what they have in common at their beginning. */
final class MachOExportTrieBuilder {

    /** Offsets of nodes are padded to so many bytes, so that a node's size does not depend on them. */
    private static final int OFFSET_SIZE = 4;

    private final Map<String, byte[]> terminals = new TreeMap<>();

    /** Adds a name with what stands at its end: flags, and numbers that depend on them. */
    MachOExportTrieBuilder add(String name, long flags, long... numbers) {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        terminal.writeBytes(uleb128(flags));
        for (long number : numbers) {
            terminal.writeBytes(uleb128(number));
        }
        terminals.put(name, terminal.toByteArray());
        return this;
    }

    /** A node in the making; its children by the labels of the edges. */
    private record Node(byte[] terminal, Map<String, Node> children) {

        private int size() {
            return uleb128(terminal.length).length
                    + terminal.length
                    + 1
                    + children.keySet().stream()
                            .mapToInt(label -> utf8(label).length + 1 + OFFSET_SIZE)
                            .sum();
        }
    }

    byte[] bytes() {
        List<Node> nodes = new ArrayList<>();
        collect(node("", new ArrayList<>(terminals.keySet())), nodes);
        Map<Node, Integer> offsets = new IdentityHashMap<>();
        int offset = 0;
        for (Node node : nodes) {
            offsets.put(node, offset);
            offset += node.size();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Node node : nodes) {
            out.writeBytes(uleb128(node.terminal().length));
            out.writeBytes(node.terminal());
            out.write(node.children().size());
            node.children().forEach((label, child) -> {
                out.writeBytes(utf8(label));
                out.write(0);
                out.writeBytes(padded(offsets.get(child)));
            });
        }
        return out.toByteArray();
    }

    private Node node(String prefix, List<String> names) {
        Map<Character, List<String>> byNext = new LinkedHashMap<>();
        names.stream()
                .filter(name -> !name.equals(prefix))
                .forEach(name -> byNext.computeIfAbsent(name.charAt(prefix.length()), next -> new ArrayList<>())
                        .add(name));
        Map<String, Node> children = new LinkedHashMap<>();
        byNext.values().forEach(same -> {
            String common = common(same);
            children.put(common.substring(prefix.length()), node(common, same));
        });
        return new Node(terminals.getOrDefault(prefix, new byte[0]), children);
    }

    private static String common(List<String> names) {
        String common = names.get(0);
        for (String name : names) {
            while (!name.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common;
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        node.children().values().forEach(child -> collect(child, nodes));
    }

    private static byte[] padded(int value) {
        byte[] bytes = new byte[OFFSET_SIZE];
        for (int i = 0; i < OFFSET_SIZE; i++) {
            bytes[i] = (byte) (value >> 7 * i & 0x7f | (i < OFFSET_SIZE - 1 ? 0x80 : 0));
        }
        return bytes;
    }

    static byte[] uleb128(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (rest < 0 || rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] utf8(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }
}
