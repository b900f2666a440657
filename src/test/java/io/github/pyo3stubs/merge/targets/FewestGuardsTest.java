// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the number of comparisons with the least that any {@code if}, {@code elif} and {@code else} needs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FewestGuardsTest {

    private static final List<OperatingSystem> SYSTEMS =
            List.of(OperatingSystem.MACOS, OperatingSystem.LINUX, OperatingSystem.WINDOWS);

    /** What each of one to three platforms has: a form, or nothing (0). */
    static Stream<List<Integer>> contents() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(FewestGuardsTest::contents);
    }

    private static Stream<List<Integer>> contents(int platforms) {
        return IntStream.range(0, (int) Math.pow(platforms + 1.0, platforms))
                .mapToObj(number -> IntStream.range(0, platforms)
                        .mapToObj(i -> number / (int) Math.pow(platforms + 1.0, i) % (platforms + 1))
                        .toList())
                .filter(content -> content.stream().anyMatch(form -> form > 0));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void up_to_three_platforms_have_the_fewest_comparisons(List<Integer> content) {
        List<OperatingSystem> systems = SYSTEMS.subList(0, content.size());
        Grid grid = new Grid(systems, List.of(new PythonVersion(3, 9)), new TreeMap<>(), new TreeMap<>());
        Map<Integer, SortedSet<Cell>> blocks = new TreeMap<>();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) > 0) {
                blocks.computeIfAbsent(content.get(i), added -> new TreeSet<>()).add(new Cell(i, 0));
            }
        }
        SortedSet<Cell> cells =
                IntStream.range(0, content.size()).mapToObj(i -> new Cell(i, 0)).collect(toCollection(TreeSet::new));

        assertThat(new Decisions(grid)
                        .of(new Partition(cells, List.copyOf(blocks.values())))
                        .comparisons())
                .isEqualTo(fewest(content, new HashMap<>()));
    }

    /**
     * The fewest comparisons by which a chain of conditions gives each platform its content. A condition is a set of
     * platforms; it takes a comparison for each platform in it, or for each platform that is not.
     *
     * @param content what each platform has that no condition so far is true for; null for one that has had its branch
     */
    private static int fewest(List<Integer> content, Map<List<Integer>, Integer> known) {
        if (content.stream().filter(form -> form != null).distinct().count() <= 1) {
            return 0;
        }
        Integer before = known.get(content);
        if (before != null) {
            return before;
        }
        int fewest = Integer.MAX_VALUE;
        int all = content.size();
        for (int set = 1; set < 1 << all; set++) {
            List<Integer> left = new ArrayList<>(content);
            List<Integer> taken = new ArrayList<>();
            for (int i = 0; i < all; i++) {
                if ((set >> i & 1) == 1 && left.get(i) != null) {
                    taken.add(left.set(i, null));
                }
            }
            int comparisons = Math.min(Integer.bitCount(set), all - Integer.bitCount(set));
            // a condition that is true for all or for none tells nothing
            if (comparisons > 0 && taken.stream().distinct().count() == 1) {
                fewest = Math.min(fewest, comparisons + fewest(left, known));
            }
        }
        known.put(content, fewest);
        return fewest;
    }
}
