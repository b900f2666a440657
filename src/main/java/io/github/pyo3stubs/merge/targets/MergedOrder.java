// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** One order of things from several orders of some of them each. */
final class MergedOrder<T> {

    /** A thing that is not yet in the merged order. */
    private static final class Waiting<T> {
        final T thing;
        final int place;
        final Object mark;

        /** The things right behind it in the given orders. */
        final Set<Waiting<T>> next = new LinkedHashSet<>();

        /** How many things that are not yet in the merged order stand right before it in the given orders. */
        int before;

        Waiting(T thing, int place, Object mark) {
            this.thing = thing;
            this.place = place;
            this.mark = mark;
        }
    }

    /** All things by the place of their first mention. */
    private final List<Waiting<T>> waiting;

    /** The places of the things that may come next: all, and those with each mark. */
    private final SortedSet<Integer> ready = new TreeSet<>();

    private final Map<Object, SortedSet<Integer>> readyByMark = new HashMap<>();
    private final Set<T> merged = new LinkedHashSet<>();

    private MergedOrder(List<List<T>> orders, Function<T, Object> mark) {
        Map<T, Waiting<T>> things = new LinkedHashMap<>();
        for (List<T> order : orders) {
            Waiting<T> previous = null;
            for (T thing : order) {
                Waiting<T> current = things.get(thing);
                if (current == null) {
                    current = new Waiting<>(thing, things.size(), mark.apply(thing));
                    things.put(thing, current);
                }
                if (previous != null && previous.next.add(current)) {
                    current.before++;
                }
                previous = current;
            }
        }
        this.waiting = List.copyOf(things.values());
    }

    /**
     * The things in an order in which each follows those before it in every given order, unless the orders contradict
     * each other. Of the things that may come next one with the mark of the last one is taken, else the first. Takes
     * time in proportion to n log n.
     *
     * @param orders each without repetitions
     * @param mark what things have in common that should be neighbours
     */
    static <T> List<T> of(List<List<T>> orders, Function<T, Object> mark) {
        return new MergedOrder<>(orders, mark).merged();
    }

    private List<T> merged() {
        waiting.stream().filter(thing -> thing.before == 0).forEach(this::makeReady);
        Object mark = null;
        int firstLeft = 0;
        while (merged.size() < waiting.size()) {
            while (merged.contains(waiting.get(firstLeft).thing)) {
                firstLeft++;
            }
            SortedSet<Integer> alike = readyByMark.getOrDefault(mark, ready);
            int place = alike.isEmpty() ? (ready.isEmpty() ? firstLeft : ready.first()) : alike.first();
            Waiting<T> chosen = waiting.get(place);
            take(chosen);
            mark = chosen.mark;
        }
        return List.copyOf(merged);
    }

    private void makeReady(Waiting<T> thing) {
        ready.add(thing.place);
        readyByMark.computeIfAbsent(thing.mark, added -> new TreeSet<>()).add(thing.place);
    }

    private void take(Waiting<T> thing) {
        merged.add(thing.thing);
        if (ready.remove(thing.place)) {
            readyByMark.get(thing.mark).remove(thing.place);
        }
        for (Waiting<T> next : thing.next) {
            next.before--;
            if (next.before == 0 && !merged.contains(next.thing)) {
                makeReady(next);
            }
        }
    }
}
