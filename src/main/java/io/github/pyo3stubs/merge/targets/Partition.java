// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Cells, grouped by what is declared there.
 *
 * @param cells all cells
 * @param blocks the cells with the same content; a cell in no block has nothing
 */
record Partition(SortedSet<Cell> cells, List<SortedSet<Cell>> blocks) {

    Partition {
        blocks = List.copyOf(blocks);
    }

    /** The cells that have nothing. */
    SortedSet<Cell> absent() {
        SortedSet<Cell> absent = new TreeSet<>(cells);
        blocks.forEach(absent::removeAll);
        return absent;
    }

    /** The blocks within some of the cells, in the same order; a block without any of the cells is empty. */
    Partition within(SortedSet<Cell> part) {
        return new Partition(
                part, blocks.stream().map(block -> intersection(block, part)).toList());
    }

    /** The cells of each group of systems for which the blocks are the same at every span. */
    List<SortedSet<Cell>> bySystems() {
        return lines(Cell::system, Cell::span);
    }

    /** The cells of each group of spans for which the blocks are the same on every system. */
    List<SortedSet<Cell>> bySpans() {
        return lines(Cell::span, Cell::system);
    }

    private List<SortedSet<Cell>> lines(Function<Cell, Integer> line, Function<Cell, Integer> place) {
        Map<Cell, Integer> blockByCell = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            int block = i;
            blocks.get(i).forEach(cell -> blockByCell.put(cell, block));
        }
        Map<Integer, Map<Integer, Integer>> contents = new LinkedHashMap<>();
        Map<Integer, SortedSet<Cell>> members = new LinkedHashMap<>();
        for (Cell cell : cells) {
            contents.computeIfAbsent(line.apply(cell), key -> new HashMap<>())
                    .put(place.apply(cell), blockByCell.getOrDefault(cell, -1));
            members.computeIfAbsent(line.apply(cell), key -> new TreeSet<>()).add(cell);
        }
        Map<Map<Integer, Integer>, SortedSet<Cell>> groups = new LinkedHashMap<>();
        contents.forEach((key, content) ->
                groups.computeIfAbsent(content, added -> new TreeSet<>()).addAll(members.get(key)));
        return List.copyOf(groups.values());
    }

    static SortedSet<Cell> intersection(Collection<Cell> one, Collection<Cell> other) {
        return one.stream().filter(other::contains).collect(toCollection(TreeSet::new));
    }

    static SortedSet<Cell> difference(Collection<Cell> one, Collection<Cell> other) {
        return one.stream().filter(cell -> !other.contains(cell)).collect(toCollection(TreeSet::new));
    }

    /** The indexes that cells have on one axis. */
    static SortedSet<Integer> indexes(Collection<Cell> cells, Function<Cell, Integer> axis) {
        return cells.stream().map(axis).collect(toCollection(TreeSet::new));
    }

    /** By the first system, then the newest version first. */
    static final Comparator<SortedSet<Cell>> ORDER = Comparator.<SortedSet<Cell>>comparingInt(
                    block -> block.first().system())
            .thenComparingInt(block -> -indexes(block, Cell::span).last());
}
