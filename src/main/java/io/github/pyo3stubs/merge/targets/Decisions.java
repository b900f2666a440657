// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.merge.targets.Decision.Block;
import io.github.pyo3stubs.merge.targets.Decision.Case;
import io.github.pyo3stubs.merge.targets.Decision.Chain;
import io.github.pyo3stubs.merge.targets.Decision.Nothing;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the fewest guards for partitions of the cells of a grid. */
final class Decisions {

    private final List<OperatingSystem> systems;
    private final Formulas formulas;
    private final Map<Partition, Decision> known = new HashMap<>();

    Decisions(Grid grid) {
        this.systems = grid.systems();
        this.formulas = new Formulas(grid.systems(), grid.starts());
    }

    /** The guards that say which block counts for which cell. */
    Decision of(Partition partition) {
        return known.computeIfAbsent(partition, this::cheapest);
    }

    /** One chain of conditions; or, if that is cheaper, versions inside systems or systems inside versions. */
    private Decision cheapest(Partition partition) {
        List<SortedSet<Cell>> bySystems = partition.bySystems();
        List<SortedSet<Cell>> bySpans = partition.bySpans();
        List<Decision> decisions = new ArrayList<>(List.of(flat(partition)));
        if (bySystems.size() > 1 && bySpans.size() > 1) {
            decisions.add(nested(partition, bySystems));
            decisions.add(nested(partition, bySpans));
        }
        int blocks = partition.blocks().size();
        return Collections.min(decisions, Comparator.comparingInt(decision -> decision.cost(blocks)));
    }

    private Decision flat(Partition partition) {
        return chain(partition, Block::new);
    }

    /** @param groups the cells for which a condition each is written, with other conditions inside */
    private Decision nested(Partition partition, List<SortedSet<Cell>> groups) {
        SortedSet<Cell> absent = partition.absent();
        List<SortedSet<Cell>> filled =
                groups.stream().filter(group -> !absent.containsAll(group)).toList();
        return chain(new Partition(partition.cells(), filled), group -> flat(partition.within(filled.get(group))));
    }

    /** The cheapest chain of conditions, one for each block. */
    private Decision chain(Partition partition, Function<Integer, Decision> then) {
        List<SortedSet<Cell>> blocks = partition.blocks();
        List<Integer> filled = IntStream.range(0, blocks.size())
                .filter(block -> !blocks.get(block).isEmpty())
                .boxed()
                .sorted(Comparator.comparing(blocks::get, Partition.ORDER))
                .toList();
        List<Integer> reversed = new ArrayList<>(filled);
        Collections.reverse(reversed);
        // names have an order, versions two directions
        boolean byName = partition.bySpans().size() == 1;
        return otherwise(partition, filled, byName).stream()
                .flatMap(otherwise -> Stream.of(filled, byName ? filled : reversed)
                        .distinct()
                        .map(order -> chain(partition, order, otherwise, then)))
                .min(Comparator.comparingInt(Decision::comparisons))
                .orElseThrow();
    }

    /**
     * The blocks that may be the {@code else}, the best first: that of Linux, then the largest, or that of the oldest
     * version. None if something is absent somewhere.
     */
    private List<Optional<Integer>> otherwise(Partition partition, List<Integer> filled, boolean byName) {
        if (!partition.absent().isEmpty()) {
            return List.of(Optional.empty());
        }
        List<SortedSet<Cell>> blocks = partition.blocks();
        List<Optional<Integer>> sorted = filled.stream()
                .sorted(Comparator.<Integer, Boolean>comparing(block -> !isOfLinux(blocks.get(block)))
                        .thenComparing(block -> byName
                                ? -blocks.get(block).size()
                                : Partition.indexes(blocks.get(block), Cell::span)
                                        .first()))
                .map(Optional::of)
                .toList();
        return byName ? sorted.subList(0, 1) : sorted;
    }

    private boolean isOfLinux(SortedSet<Cell> block) {
        return block.stream().anyMatch(cell -> systems.get(cell.system()) == OperatingSystem.LINUX);
    }

    private Decision chain(
            Partition partition, List<Integer> order, Optional<Integer> otherwise, Function<Integer, Decision> then) {
        List<Case> cases = new ArrayList<>();
        SortedSet<Cell> left = partition.cells();
        for (int block : order) {
            SortedSet<Cell> cells = partition.blocks().get(block);
            if (!otherwise.equals(Optional.of(block))) {
                cases.add(new Case(formulas.of(cells, left), then.apply(block)));
                left = Partition.difference(left, cells);
            }
        }
        Decision last = otherwise.map(then).orElseGet(Nothing::new);
        return cases.isEmpty() ? last : new Chain(cases, last);
    }
}
