// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Statements of a merged scope that share one {@code if}, or that need none.
 *
 * @param contents the statements of each block of the partition
 */
record Piece(Partition partition, List<List<Statement>> contents) {

    Piece {
        contents = List.copyOf(contents);
    }

    /** Statements that count in all cells. */
    static Piece everywhere(SortedSet<Cell> cells, List<Statement> statements) {
        return new Piece(new Partition(cells, List.of(cells)), List.of(statements));
    }

    /** The groups of cells that conditions tell apart, those with nothing included. */
    Set<SortedSet<Cell>> groups() {
        Set<SortedSet<Cell>> groups = new HashSet<>(partition.blocks());
        SortedSet<Cell> absent = partition.absent();
        if (!absent.isEmpty()) {
            groups.add(absent);
        }
        return groups;
    }

    /** This piece and one with the same groups, as one. */
    Piece and(Piece next) {
        List<SortedSet<Cell>> blocks = new ArrayList<>(partition.blocks());
        next.partition.blocks().stream()
                .filter(block -> !blocks.contains(block))
                .forEach(blocks::add);
        return new Piece(
                new Partition(partition.cells(), blocks),
                blocks.stream()
                        .map(block -> Stream.concat(of(block).stream(), next.of(block).stream())
                                .toList())
                        .toList());
    }

    private List<Statement> of(SortedSet<Cell> block) {
        int index = partition.blocks().indexOf(block);
        return index < 0 ? List.of() : contents.get(index);
    }

    /** The statements of pieces in their order, with one {@code if} for neighbours with the same groups. */
    static List<Statement> written(List<Piece> pieces, Decisions decisions) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).groups().equals(piece.groups())) {
                joined.set(last, joined.get(last).and(piece));
            } else {
                joined.add(piece);
            }
        }
        return joined.stream()
                .flatMap(piece -> decisions.of(piece.partition).statements(piece.contents::get).stream())
                .toList();
    }
}
