// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.RandomStub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MergeRoundTripTest {

    private static final int SETS = 10_000;

    /** How many are merged in other orders. All of them take a minute or two, so only {@code .ci/run} asks for that. */
    private static final int ORDERED_SETS = Integer.getInteger("pyo3stubs.test.orderedSets", 1_000);

    private static final List<String> SYSTEMS = List.of("linux", "mac", "windows", "freebsd");
    private static final List<String> TAGS = List.of("cp310-cp310", "cp311-cp311", "cp312-cp312", "cp39-abi3");

    /** Statements that may stand in place of others, none or one each. */
    private static final List<List<Statement>> OTHERS = IntStream.range(0, 50)
            .mapToObj(seed -> new RandomStub(seed)
                    .file().body().stream()
                            .filter(statement -> !(statement instanceof Import))
                            .limit(1)
                            .toList())
            .toList();

    @Test
    void each_target_sees_its_own_content_of_the_merged_tree() {
        long guarded = IntStream.range(0, SETS)
                .parallel()
                .filter(MergeRoundTripTest::isGuardedAndSeen)
                .count();

        assertThat(guarded).isGreaterThan(SETS / 2);
    }

    /** Whether the merged tree has guards, after checking what each target sees of it. */
    private static boolean isGuardedAndSeen(int seed) {
        Map<Target, StubTree> trees = trees(seed);
        StubTree merged = Targets.tree(TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME));
        trees.forEach((target, own) ->
                Contents.assertSame(Projection.of(merged, view(target)).tree(), own, "seed " + seed + ", " + target));
        return !trees.containsValue(merged);
    }

    @Test
    void the_order_of_the_trees_does_not_matter() {
        IntStream.range(0, ORDERED_SETS).parallel().forEach(seed -> {
            Map<Target, StubTree> trees = trees(seed);
            MergeResult merged = TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME);
            for (List<Target> order : otherOrders(List.copyOf(trees.keySet()), seed)) {
                Map<Target, StubTree> ordered = new LinkedHashMap<>();
                order.forEach(target -> ordered.put(target, trees.get(target)));
                assertThat(TargetMerge.of(ordered, Set.of(), ModuleOwners.BY_NAME))
                        .as("seed %d, %s", seed, order)
                        .isEqualTo(merged);
            }
        });
    }

    /** All other orders of up to three targets, and two of more targets. */
    private static Set<List<Target>> otherOrders(List<Target> targets, int seed) {
        Set<List<Target>> orders = new LinkedHashSet<>();
        if (targets.size() <= 3) {
            orders.addAll(orders(targets));
            orders.remove(targets);
        }
        Random random = new Random(seed);
        while (targets.size() > 3 && orders.size() < 2) {
            List<Target> shuffled = new ArrayList<>(targets);
            Collections.shuffle(shuffled, random);
            orders.add(shuffled);
            orders.remove(targets);
        }
        return orders;
    }

    private static List<List<Target>> orders(List<Target> targets) {
        List<List<Target>> orders = new ArrayList<>();
        for (Target first : targets) {
            List<Target> rest = new ArrayList<>(targets);
            rest.remove(first);
            for (List<Target> behind : orders(rest)) {
                List<Target> order = new ArrayList<>(List.of(first));
                order.addAll(behind);
                orders.add(order);
            }
        }
        return orders.isEmpty() ? List.of(List.of()) : orders;
    }

    /** A random module, with a submodule on some targets, for two to five targets that a stub can tell apart. */
    static Map<Target, StubTree> trees(int seed) {
        // The first numbers of Random for seeds in a row are alike
        Random random = new Random(new SplittableRandom(seed).nextLong());
        StubFile base = new RandomStub(seed).file();
        StubFile submodule = new RandomStub(seed + SETS).file();
        Set<Target> targets = new LinkedHashSet<>();
        int count = 2 + random.nextInt(4);
        while (targets.size() < count) {
            targets.add(Targets.target(SYSTEMS.get(random.nextInt(1 + random.nextInt(4))) + " "
                    + TAGS.get(random.nextInt(1 + random.nextInt(4)))));
        }
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (Target target : targets) {
            List<StubFile> files = new ArrayList<>();
            List<Statement> body = new ArrayList<>(changed(base.body(), random));
            // without anything the module would be missing
            body.add(new Assignment("always", Optional.empty(), Optional.empty(), Optional.empty()));
            if (random.nextBoolean()) {
                body.add(0, new Import(new Name(RandomStub.MODULE, "sub"), true));
                files.add(new StubFile(
                        RandomStub.MODULE + ".sub",
                        false,
                        submodule.documentation(),
                        defined(changed(submodule.body(), random), RandomStub.MODULE + ".sub")));
            }
            files.add(new StubFile(
                    RandomStub.MODULE, !files.isEmpty(), base.documentation(), defined(body, RandomStub.MODULE)));
            // random conditions such as "if False:" say nothing that a merge would keep in its place
            trees.put(target, Projection.of(StubTree.of(files), view(target)).tree());
        }
        return trees;
    }

    /** The statements of a module without names of its own that it does not define. No text has such names. */
    private static List<Statement> defined(List<Statement> body, String module) {
        BoundNames bound = BoundNames.of(body);
        return defined(
                body,
                name -> name.module().equals(module) && !name.isModule() && !bound.contains(name.root())
                        ? Name.INCOMPLETE
                        : name);
    }

    private static List<Statement> defined(List<Statement> body, UnaryOperator<Name> change) {
        return Statement.each(body, statement -> {
            Statement changed = statement
                    .mapped((role, expression) -> defined(expression, change))
                    .withBlocks(block -> defined(block.statements(), change));
            return changed instanceof ClassDefinition definition
                    ? definition.withBody(defined(definition.body(), change))
                    : changed;
        });
    }

    private static Expression defined(Expression expression, UnaryOperator<Name> change) {
        return expression instanceof Name name ? change.apply(name) : expression.mapped(part -> defined(part, change));
    }

    /** The system, and the first version for which there is no more specific build. */
    static View view(Target target) {
        VersionRange versions = Pythons.ofTag(target.pythonTag().orElseThrow()).versions();
        return new View(target.platform().os(), VersionRange.only(versions.first()));
    }

    private static List<Statement> changed(List<Statement> statements, Random random) {
        List<Statement> changed = new ArrayList<>();
        for (Statement statement : statements) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> changed.addAll(OTHERS.get(random.nextInt(OTHERS.size())));
                default ->
                    changed.add(
                            statement instanceof ClassDefinition definition
                                    ? definition
                                            .withBody(changed(definition.body(), random))
                                            .withDocumentation(
                                                    random.nextInt(8) == 0
                                                            ? Optional.of("other")
                                                            : definition.documentation())
                                    : statement);
            }
        }
        return changed;
    }
}
