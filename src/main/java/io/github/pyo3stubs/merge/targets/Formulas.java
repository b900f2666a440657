// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static io.github.pyo3stubs.merge.targets.Partition.difference;
import static io.github.pyo3stubs.merge.targets.Partition.indexes;
import static io.github.pyo3stubs.merge.targets.Partition.intersection;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes conditions that are true for some cells, with few comparisons. */
record Formulas(List<OperatingSystem> systems, List<PythonVersion> starts) {

    /**
     * The condition that tells some cells from others.
     *
     * @param wanted some of the cells, but not all
     * @param cells those for which the condition matters
     */
    Formula of(SortedSet<Cell> wanted, SortedSet<Cell> cells) {
        if (isWhole(wanted, cells, Cell::system)) {
            return systems(indexes(wanted, Cell::system), indexes(cells, Cell::system));
        } else if (isWhole(wanted, cells, Cell::span)) {
            return spans(indexes(wanted, Cell::span), indexes(cells, Cell::span));
        }
        return mixed(wanted, cells);
    }

    /** Whether cells with one index on an axis are all wanted, or none of them. */
    private static boolean isWhole(SortedSet<Cell> wanted, SortedSet<Cell> cells, Function<Cell, Integer> axis) {
        return intersection(List.copyOf(withIndexes(cells, indexes(wanted, axis), axis)), difference(cells, wanted))
                .isEmpty();
    }

    private static SortedSet<Cell> withIndexes(
            SortedSet<Cell> cells, Collection<Integer> indexes, Function<Cell, Integer> axis) {
        SortedSet<Cell> found = new TreeSet<>();
        cells.stream().filter(cell -> indexes.contains(axis.apply(cell))).forEach(found::add);
        return found;
    }

    private Formula systems(SortedSet<Integer> having, SortedSet<Integer> all) {
        List<OperatingSystem> lacking = all.stream()
                .filter(system -> !having.contains(system))
                .map(systems::get)
                .toList();
        return new Formula(
                GuardExpressions.on(having.stream().map(systems::get).toList(), lacking),
                Math.min(having.size(), lacking.size()));
    }

    /** The condition for spans of versions, in one run or several. */
    private Formula spans(SortedSet<Integer> wanted, SortedSet<Integer> all) {
        List<Formula> runs = new ArrayList<>();
        List<Formula> bounds = new ArrayList<>();
        boolean inside = false;
        boolean first = true;
        for (int span : all) {
            boolean begins = wanted.contains(span) && !inside;
            boolean ends = !wanted.contains(span) && inside;
            if (begins && !first) {
                bounds.add(Formula.of(GuardExpressions.from(starts.get(span))));
            } else if (ends) {
                bounds.add(Formula.of(GuardExpressions.before(starts.get(span))));
                runs.add(Formula.all(bounds));
                bounds.clear();
            }
            inside = wanted.contains(span);
            first = false;
        }
        if (inside) {
            runs.add(Formula.all(bounds));
        }
        return Formula.any(runs);
    }

    /** A condition on both: that of the systems with all versions, or that of some systems and of some versions, … */
    private Formula mixed(SortedSet<Cell> wanted, SortedSet<Cell> cells) {
        SortedSet<Integer> whole = new TreeSet<>();
        Map<List<SortedSet<Integer>>, SortedSet<Integer>> partial = new LinkedHashMap<>();
        for (int system : indexes(wanted, Cell::system)) {
            SortedSet<Integer> having = spansOf(system, wanted);
            SortedSet<Integer> all = spansOf(system, cells);
            if (having.equals(all)) {
                whole.add(system);
            } else {
                partial.computeIfAbsent(List.of(having, all), added -> new TreeSet<>())
                        .add(system);
            }
        }
        SortedSet<Cell> open = withIndexes(
                cells, indexes(difference(cells, withIndexes(cells, whole, Cell::system)), Cell::system), Cell::system);
        List<Formula> terms = new ArrayList<>();
        if (!whole.isEmpty()) {
            terms.add(systems(whole, indexes(cells, Cell::system)));
        }
        SortedSet<Integer> common = new TreeSet<>();
        partial.keySet().stream()
                .map(spans -> spans.get(0))
                .filter(spans -> wanted.containsAll(withIndexes(open, spans, Cell::span)))
                .forEach(common::addAll);
        partial.forEach((spans, systems) -> terms.add(term(systems, spans.get(0), common, open)));
        return Formula.any(terms.stream().distinct().toList());
    }

    /**
     * @param common the spans that a term without systems is true for, so that they do not matter in other terms
     * @param open the cells of the systems that need a condition on versions, or have nothing
     */
    private Formula term(
            SortedSet<Integer> systems, SortedSet<Integer> spans, SortedSet<Integer> common, SortedSet<Cell> open) {
        if (common.containsAll(spans)) {
            return spans(spans, indexes(open, Cell::span));
        }
        SortedSet<Integer> own = indexes(withIndexes(open, systems, Cell::system), Cell::span);
        own.removeAll(common);
        SortedSet<Integer> others = new TreeSet<>(spans);
        others.removeAll(common);
        return Formula.all(List.of(systems(systems, indexes(open, Cell::system)), spans(others, own)));
    }

    private static SortedSet<Integer> spansOf(int system, SortedSet<Cell> cells) {
        return indexes(cells.stream().filter(cell -> cell.system() == system).toList(), Cell::span);
    }
}
