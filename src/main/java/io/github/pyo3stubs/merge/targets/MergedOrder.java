// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One order of things from several orders of some of them each. */
final class MergedOrder {

    private MergedOrder() {}

    /**
     * The things in an order in which each follows those before it in every given order, unless the orders contradict
     * each other. Of the things that may come next one with the mark of the last one is taken, else the first.
     *
     * @param orders each without repetitions
     * @param mark what things have in common that should be neighbours
     */
    static <T> List<T> of(List<List<T>> orders, Function<T, Object> mark) {
        Map<T, Set<T>> before = new LinkedHashMap<>();
        for (List<T> order : orders) {
            for (int i = 0; i < order.size(); i++) {
                Set<T> direct = before.computeIfAbsent(order.get(i), added -> new HashSet<>());
                if (i > 0) {
                    direct.add(order.get(i - 1));
                }
            }
        }
        Map<T, Object> marks = new HashMap<>();
        before.keySet().forEach(thing -> marks.put(thing, mark.apply(thing)));
        Set<T> left = new LinkedHashSet<>(before.keySet());
        List<T> merged = new ArrayList<>();
        while (!left.isEmpty()) {
            List<T> next = left.stream()
                    .filter(thing -> before.get(thing).stream().noneMatch(left::contains))
                    .toList();
            Object last = merged.isEmpty() ? null : marks.get(merged.get(merged.size() - 1));
            T chosen = next.stream()
                    .filter(thing -> marks.get(thing).equals(last))
                    .findFirst()
                    .or(() -> next.stream().findFirst())
                    .orElseGet(() -> left.iterator().next());
            left.remove(chosen);
            merged.add(chosen);
        }
        return merged;
    }
}
