// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.merge.targets.ScopeMerge.Part;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges lists of public names: one list of those that all have, and {@code __all__ += […]} under conditions.
 *
 * @param analogy completes what is known
 * @param known the cells with builds
 * @param cells all cells of the module
 */
record PublicNamesMerge(Analogy analogy, Set<Cell> known, SortedSet<Cell> cells) {

    /**
     * The list, its additions, and changes that cannot be read, without comments.
     *
     * @param lists the statements about {@code __all__} by cell
     * @return empty if these do not begin with plain lists, or if they share no name: an empty list has no type
     */
    Optional<List<Piece>> pieces(SortedMap<Cell, List<Part<List<Statement>>>> lists) {
        SortedMap<Cell, Set<String>> namesByCell = new TreeMap<>();
        Map<List<Statement>, SortedSet<Cell>> further = new LinkedHashMap<>();
        for (Map.Entry<Cell, List<Part<List<Statement>>>> entry : lists.entrySet()) {
            Set<String> names = new LinkedHashSet<>();
            Set<List<Statement>> changes = new LinkedHashSet<>();
            for (Part<List<Statement>> part : entry.getValue()) {
                List<Statement> content = part.content().stream()
                        .filter(statement -> !(statement instanceof Comment))
                        .toList();
                Optional<List<String>> listed = PublicNames.assigned(content.get(0));
                if (listed.isEmpty()) {
                    return Optional.empty();
                }
                names.addAll(listed.get());
                changes.add(content.subList(1, content.size()));
            }
            if (changes.size() > 1) {
                return Optional.empty();
            }
            namesByCell.put(entry.getKey(), names);
            changes.stream()
                    .filter(some -> !some.isEmpty())
                    .forEach(some -> further.computeIfAbsent(some, added -> new TreeSet<>())
                            .add(entry.getKey()));
        }
        Set<String> common = new LinkedHashSet<>(namesByCell.get(namesByCell.firstKey()));
        namesByCell.values().forEach(common::retainAll);
        if (common.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(piece(new TreeSet<>(namesByCell.keySet()), List.of(PublicNames.assignment(List.copyOf(common)))));
        pieces.addAll(additions(namesByCell, common));
        further.forEach((changes, having) -> pieces.add(piece(having, changes)));
        return Optional.of(pieces);
    }

    /** The names that some cells lack, in one statement for each block of each partition. */
    private List<Piece> additions(SortedMap<Cell, Set<String>> namesByCell, Set<String> common) {
        List<List<String>> orders = namesByCell.values().stream()
                .map(names ->
                        names.stream().filter(name -> !common.contains(name)).toList())
                .toList();
        Map<Set<SortedSet<Cell>>, Map<SortedSet<Cell>, List<String>>> groups = new LinkedHashMap<>();
        for (String name : MergedOrder.of(orders, name -> having(name, namesByCell))) {
            Piece piece = piece(having(name, namesByCell), List.of());
            groups.computeIfAbsent(piece.groups(), added -> new LinkedHashMap<>())
                    .computeIfAbsent(piece.partition().blocks().get(0), added -> new ArrayList<>())
                    .add(name);
        }
        return groups.values().stream()
                .map(group -> Piece.joined(group.entrySet().stream()
                        .map(block -> new Piece(
                                new Partition(cells, List.of(block.getKey())),
                                List.of(List.of(PublicNames.addition(block.getValue())))))
                        .toList()))
                .toList();
    }

    private static SortedSet<Cell> having(String name, SortedMap<Cell, Set<String>> namesByCell) {
        SortedSet<Cell> having = new TreeSet<>();
        namesByCell.forEach((cell, names) -> {
            if (names.contains(name)) {
                having.add(cell);
            }
        });
        return having;
    }

    private Piece piece(SortedSet<Cell> having, List<Statement> statements) {
        return new Piece(analogy.partition(known, List.of(having), cells), List.of(statements));
    }
}
