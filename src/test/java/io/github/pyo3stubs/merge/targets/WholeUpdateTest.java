// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.SeenDrift;
import io.github.pyo3stubs.merge.StubUpdate;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Updates with the libraries of all targets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WholeUpdateTest {

    private static final int SETS = 20;
    private static final int RELEASES = 100;

    /** The committed stubs are those of the first two targets. */
    @Test
    void an_update_says_to_each_target_what_the_merged_tree_says() {
        IntStream.range(0, SETS).parallel().forEach(seed -> {
            Map<Target, StubTree> trees = new LinkedHashMap<>();
            MergeRoundTripTest.trees(seed).forEach((target, tree) -> trees.put(target, compared(tree)));
            Map<Target, StubTree> some = new LinkedHashMap<>();
            trees.entrySet().stream().limit(2).forEach(entry -> some.put(entry.getKey(), entry.getValue()));
            StubTree committed = Targets.tree(TargetMerge.of(some, Set.of(), ModuleOwners.BY_NAME));
            StubTree merged = Targets.tree(TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME));

            StubTree updated = updated(committed, trees);

            trees.keySet()
                    .forEach(target -> Contents.assertSame(
                            Projection.of(updated, MergeRoundTripTest.view(target))
                                    .tree(),
                            Projection.of(merged, MergeRoundTripTest.view(target))
                                    .tree(),
                            "seed " + seed + ", " + target));
        });
    }

    /** The committed stubs are those of the release before, of some of the targets. */
    @Test
    void an_update_for_a_new_release_says_to_each_target_what_its_library_says() {
        IntStream.range(0, RELEASES).parallel().forEach(seed -> {
            RandomLibraries libraries =
                    RandomLibraries.of(MergeRoundTripTest.trees(seed).keySet(), seed);
            Map<Target, StubTree> before = new LinkedHashMap<>();
            libraries.release().entrySet().stream()
                    .limit(1 + seed % 3)
                    .forEach(entry -> before.put(entry.getKey(), entry.getValue()));
            Map<Target, StubTree> trees = libraries.release();
            StubTree committed = Targets.tree(TargetMerge.of(before, Set.of(), ModuleOwners.BY_NAME));

            StubTree updated = updated(committed, trees);

            trees.forEach((target, library) -> Contents.assertSame(
                    Projection.of(updated, MergeRoundTripTest.view(target)).tree(),
                    library,
                    "seed " + seed + ", " + target));
            assertThat(stale(updated, AnyTarget.libraries(trees)))
                    .as("seed %d", seed)
                    .isEmpty();
        });
    }

    @Test
    void the_merged_stubs_are_fresh_for_each_library_alone() {
        long compared = IntStream.range(0, RELEASES)
                .parallel()
                .mapToObj(seed -> RandomLibraries.of(
                                MergeRoundTripTest.trees(seed).keySet(), seed)
                        .release())
                .filter(trees -> freshAlone(trees))
                .count();

        assertThat(compared).isGreaterThan(RELEASES / 4);
    }

    /** Whether conditions tell all versions apart. Then the merged stubs are fresh for each library alone. */
    private static boolean freshAlone(Map<Target, StubTree> trees) {
        StubTree merged = Targets.tree(TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME));
        long versions =
                trees.keySet().stream().map(Target::pythonTag).distinct().count();
        if (StubConditions.of(merged).spans().size() < versions) {
            return false;
        }
        String[] platforms = trees.keySet().stream()
                .map(target -> target.platform().classifier())
                .distinct()
                .toArray(String[]::new);
        trees.forEach((target, tree) -> assertThat(stale(merged, AnyTarget.libraries(Map.of(target, tree), platforms)))
                .as("%s", target)
                .isEmpty());
        return true;
    }

    /** What a comparison by content sees: declarations, each name once. */
    private static StubTree compared(StubTree tree) {
        return StubTree.of(tree.files().values().stream()
                .map(file -> file.withBody(compared(file.body(), file.module())))
                .toList());
    }

    private static List<Statement> compared(List<Statement> body, String scope) {
        Map<String, Statement> declarations = new LinkedHashMap<>();
        for (Statement statement : body) {
            if (statement instanceof ClassDefinition definition) {
                String name = Alignment.name(statement, scope);
                declarations.put(name, definition.withBody(compared(definition.body(), name)));
            } else if (statement instanceof Function
                    || statement instanceof Assignment
                    || statement instanceof Import) {
                declarations.put(Alignment.name(statement, scope), statement);
            }
        }
        return List.copyOf(declarations.values());
    }

    private static StubTree updated(StubTree committed, Map<Target, StubTree> trees) {
        DemandedStubs demanded = demanded(committed, AnyTarget.libraries(trees));
        List<StubFile> files = new ArrayList<>();
        for (StubFile file : demanded.whole().files().values()) {
            files.add(committed
                    .file(file.module())
                    .map(before -> new StubUpdate(
                                    demanded.of(file), Comparison.CONTENT, PartlyDescribed.NONE, demanded.whole())
                            .of(before))
                    .orElse(file));
        }
        return StubTree.of(files);
    }

    private static DemandedStubs demanded(StubTree committed, LibraryStubs libraries) {
        return DemandedStubs.of(libraries, committed, Comparison.CONTENT, PartlyDescribed.NONE);
    }

    /** What differs from the libraries, or is omitted, in the committed stubs. */
    private static List<SeenDrift> stale(StubTree committed, LibraryStubs libraries) {
        DemandedStubs demanded = demanded(committed, libraries);
        return demanded.whole().files().values().stream()
                .flatMap(file -> SeenDrift.of(
                        demanded.of(file),
                        committed.file(file.module()).orElseThrow(),
                        Comparison.CONTENT,
                        PartlyDescribed.NONE)
                        .stream())
                .filter(seen ->
                        !seen.drift().isEmpty() || !seen.expectation().omitted().isEmpty())
                .toList();
    }
}
