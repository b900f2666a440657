// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedOrderTest {

    private static final int TRIES = 2_000;
    private static final int MARKS = 3;

    private static int looks;

    /** A thing that counts how often it is looked at. */
    private record Counted(int value) {
        @Override
        public boolean equals(Object other) {
            looks++;
            return other instanceof Counted counted && counted.value == value;
        }

        @Override
        public int hashCode() {
            looks++;
            return value;
        }
    }

    /** The order by its definition: each next thing is looked for among all that are left. */
    private static <T> List<T> defined(List<List<T>> orders, Function<T, Object> mark) {
        Map<T, Set<T>> before = new LinkedHashMap<>();
        for (List<T> order : orders) {
            for (int i = 0; i < order.size(); i++) {
                Set<T> direct = before.computeIfAbsent(order.get(i), added -> new HashSet<>());
                if (i > 0) {
                    direct.add(order.get(i - 1));
                }
            }
        }
        Set<T> left = new LinkedHashSet<>(before.keySet());
        List<T> merged = new ArrayList<>();
        while (!left.isEmpty()) {
            List<T> next = left.stream()
                    .filter(thing -> before.get(thing).stream().noneMatch(left::contains))
                    .toList();
            Object last = merged.isEmpty() ? null : mark.apply(merged.get(merged.size() - 1));
            T chosen = next.stream()
                    .filter(thing -> mark.apply(thing).equals(last))
                    .findFirst()
                    .or(() -> next.stream().findFirst())
                    .orElseGet(() -> left.iterator().next());
            left.remove(chosen);
            merged.add(chosen);
        }
        return merged;
    }

    @Test
    void the_order_is_as_defined_for_orders_that_agree_and_for_others() {
        Random random = new Random(16);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int things = 1 + random.nextInt(9);
            Map<Integer, Object> marks = new HashMap<>();
            IntStream.range(0, things).forEach(thing -> marks.put(thing, random.nextInt(MARKS)));
            List<List<Integer>> orders = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, things).boxed().toList());
                if (random.nextInt(3) == 0) {
                    Collections.shuffle(order, random);
                }
                order.removeIf(thing -> random.nextBoolean());
                orders.add(order);
            }

            assertThat(MergedOrder.of(orders, marks::get))
                    .as("%s, marks %s", orders, marks)
                    .isEqualTo(defined(orders, marks::get));
        }
    }

    @Test
    void ten_times_the_things_take_ten_times_the_looks() {
        assertThat(looks(10_000)).isLessThan(11 * looks(1_000));
    }

    /** Two orders that have every second thing in common, and all marks in turn. */
    private static int looks(int things) {
        List<Counted> all = IntStream.range(0, things).mapToObj(Counted::new).toList();
        looks = 0;
        MergedOrder.of(
                List.of(all.stream().filter(thing -> thing.value() % 2 == 0).toList(), all),
                thing -> thing.value() % MARKS);
        return looks;
    }
}
