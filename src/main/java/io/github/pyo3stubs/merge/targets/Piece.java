// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

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

    /** Some pieces with the same groups, as one. */
    static Piece joined(List<Piece> pieces) {
        Map<SortedSet<Cell>, List<Statement>> contents = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            for (int i = 0; i < piece.contents.size(); i++) {
                contents.computeIfAbsent(piece.partition.blocks().get(i), added -> new ArrayList<>())
                        .addAll(piece.contents.get(i));
            }
        }
        return new Piece(
                new Partition(pieces.get(0).partition.cells(), List.copyOf(contents.keySet())),
                List.copyOf(contents.values()));
    }

    /** The same statements among more cells, which have nothing of them. */
    Piece among(SortedSet<Cell> cells) {
        return new Piece(new Partition(cells, partition.blocks()), contents);
    }

    /** Whether these are imports that only decide how the file spells names. They count in all cells. */
    boolean isImportForItself() {
        return contents.stream().flatMap(List::stream).allMatch(Statement::isImportForItself);
    }

    /** The statements, under conditions where they do not count in all cells. */
    List<Statement> written(Decisions decisions) {
        return decisions.of(partition).statements(contents::get);
    }

    /** The statements of pieces in their order, with one {@code if} for neighbours with the same groups. */
    static List<Statement> written(List<Piece> pieces, Decisions decisions) {
        return neighbours(pieces).stream()
                .flatMap(piece -> piece.written(decisions).stream())
                .toList();
    }

    /** The pieces in their order, neighbours with the same groups as one. */
    static List<Piece> neighbours(List<Piece> pieces) {
        List<List<Piece>> neighbours = new ArrayList<>();
        Set<SortedSet<Cell>> last = Set.of();
        for (Piece piece : pieces) {
            Set<SortedSet<Cell>> groups = piece.groups();
            if (!groups.equals(last)) {
                neighbours.add(new ArrayList<>());
            }
            neighbours.get(neighbours.size() - 1).add(piece);
            last = groups;
        }
        return neighbours.stream().map(Piece::joined).toList();
    }
}
