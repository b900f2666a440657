// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a union in a chunk. Of equal ones the first stays. They are compared with names in the place of ids
 * and nothing else changed, as PyO3's own program compares them.
 */
final class UnionMembers {

    private final ModuleTree tree;

    /** The members by a text that equal ones have in common. */
    private final Map<String, ChunkExpression> members = new LinkedHashMap<>();

    private UnionMembers(ModuleTree tree) {
        this.tree = tree;
    }

    /** @param tree the classes that ids mean */
    static Collection<ChunkExpression> of(ChunkExpression.BitOr union, ModuleTree tree) {
        UnionMembers members = new UnionMembers(tree);
        members.add(union);
        return members.members.values();
    }

    private void add(ChunkExpression expression) {
        if (expression instanceof ChunkExpression.BitOr union) {
            add(union.left());
            add(union.right());
        } else {
            StringBuilder key = new StringBuilder();
            append(expression, key);
            members.putIfAbsent(key.toString(), expression);
        }
    }

    private void append(ChunkExpression expression, StringBuilder key) {
        if (expression instanceof ChunkExpression.Name name) {
            append('n', name.id(), key);
        } else if (expression instanceof ChunkExpression.Id id) {
            Name name = tree.classOf(id.id());
            append('.', name.path(), key);
            append('n', name.module(), key);
        } else if (expression instanceof ChunkExpression.Attribute attribute) {
            append('.', attribute.attr(), key);
            append(attribute.value(), key);
        } else if (expression instanceof ChunkExpression.BitOr union) {
            append('|', List.of(union.left(), union.right()), key);
        } else if (expression instanceof ChunkExpression.Subscript subscript) {
            append('s', List.of(subscript.value(), subscript.slice()), key);
        } else if (expression instanceof ChunkExpression.Tuple tuple) {
            append('(', tuple.elements(), key);
        } else if (expression instanceof ChunkExpression.ListDisplay list) {
            append('[', list.elements(), key);
        } else {
            // with the name of its kind: a text and a number may look alike
            append('c', ((ChunkExpression.Constant) expression).value().toString(), key);
        }
    }

    /** The length tells where a text ends, whatever it has in it. */
    private static void append(char kind, String text, StringBuilder key) {
        key.append(kind).append(text.length()).append(':').append(text);
    }

    private void append(char kind, List<ChunkExpression> parts, StringBuilder key) {
        key.append(kind).append(parts.size()).append(':');
        for (ChunkExpression part : parts) {
            append(part, key);
        }
    }
}
