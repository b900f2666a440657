// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Completes partitions for versions and systems without builds: by what other systems have, as long as they agree. */
record Analogy(Grid grid) {

    /**
     * The partition of cells by what the builds have.
     *
     * <ul>
     *   <li>A system without a build for some versions has there what the systems with such builds have, if these
     *       agree, and if all of them have the same as this system for the versions of its nearest build, and of its
     *       next newer one. Else the nearest build counts.
     *   <li>A system without any build has what all systems with builds have, if it is the same on all; else nothing.
     * </ul>
     *
     * @param known the cells with builds
     * @param blocks blocks of these cells
     * @param cells those with builds, and others
     */
    Partition partition(Set<Cell> known, List<SortedSet<Cell>> blocks, SortedSet<Cell> cells) {
        Map<Cell, Integer> found = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            for (Cell cell : blocks.get(i)) {
                found.put(cell, i);
            }
        }
        Map<Cell, Integer> completed = new HashMap<>(found);
        grid.sources().forEach((cell, source) -> {
            if (cells.contains(cell) && known.contains(source)) {
                content(cell, source, known, found).ifPresent(content -> {
                    completed.remove(cell);
                    content.ifPresent(block -> completed.put(cell, block));
                });
            }
        });
        Set<Integer> systems = Set.copyOf(Partition.indexes(known, Cell::system));
        SortedSet<Cell> ofSystems = new TreeSet<>(
                cells.stream().filter(cell -> systems.contains(cell.system())).toList());
        Partition partition = partition(ofSystems, blocks.size(), completed);
        if (ofSystems.size() < cells.size() && partition.bySystems().size() == 1) {
            Map<Integer, Integer> bySpan = new HashMap<>();
            completed.forEach((cell, block) -> bySpan.put(cell.span(), block));
            cells.stream()
                    .filter(cell -> !ofSystems.contains(cell) && bySpan.containsKey(cell.span()))
                    .forEach(cell -> completed.put(cell, bySpan.get(cell.span())));
        }
        return partition(cells, blocks.size(), completed);
    }

    private static Partition partition(SortedSet<Cell> cells, int count, Map<Cell, Integer> blockByCell) {
        List<SortedSet<Cell>> blocks = new ArrayList<>();
        Stream.generate(TreeSet<Cell>::new).limit(count).forEach(blocks::add);
        blockByCell.forEach((cell, block) -> blocks.get(block).add(cell));
        return new Partition(cells, blocks);
    }

    /**
     * What a cell has by analogy: a block, or nothing; empty if there is no analogy.
     *
     * @param source the cell whose builds count for it
     */
    private Optional<Optional<Integer>> content(
            Cell cell, Cell source, Set<Cell> known, Map<Cell, Integer> blockByCell) {
        List<Integer> others = known.stream()
                .filter(other -> other.span() == cell.span() && isBuilt(other, known))
                .map(Cell::system)
                .filter(system -> isBuilt(new Cell(system, source.span()), known))
                .toList();
        Set<Optional<Integer>> now = at(others, cell.span(), blockByCell);
        return now.size() == 1
                        && Stream.concat(Stream.of(source), newer(cell, known).stream())
                                .allMatch(own -> at(others, own.span(), blockByCell)
                                        .equals(Set.of(Optional.ofNullable(blockByCell.get(own)))))
                ? now.stream().findFirst()
                : Optional.empty();
    }

    /** The cell of the next newer build of the same system. */
    private Optional<Cell> newer(Cell cell, Set<Cell> known) {
        return known.stream()
                .filter(other -> other.system() == cell.system() && other.span() > cell.span())
                .filter(other -> isBuilt(other, known))
                .min(Comparator.naturalOrder());
    }

    private boolean isBuilt(Cell cell, Set<Cell> known) {
        return known.contains(cell) && !grid.sources().containsKey(cell);
    }

    private static Set<Optional<Integer>> at(Collection<Integer> systems, int span, Map<Cell, Integer> blockByCell) {
        return systems.stream()
                .map(system -> Optional.ofNullable(blockByCell.get(new Cell(system, span))))
                .collect(toSet());
    }
}
