// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.snapshot;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any sequence of goals, edits and renamed modules leaves alone what the plugin did not write. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommittedStubsSequencesTest {
    private static final int SEQUENCES = 1_000;
    private static final int STEPS = 20;

    private static final List<String> EXTENSIONS = List.of("geo._a", "geo._b", "geo.sub._a", "solo");
    private static final List<String> SUBMODULES = List.of("s", "t", "s.u");
    private static final List<String> VARIABLES = List.of("x: int", "x: str", "y: int", "z: bytes");

    /** Where a person may write: in the place of every stub, and beside them. */
    private static final List<String> PLACES = places();

    @TempDir
    Path temporary;

    private Path directory;
    private Random random;

    @Test
    void what_the_plugin_did_not_write_is_neither_changed_nor_removed() throws Exception {
        int refused = 0;
        int updated = 0;
        int removed = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            random = new Random(seed);
            directory = Files.createDirectory(temporary.resolve("s" + seed));
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> verify("seed " + seed + ", step " + step);
                    case 1 -> edit();
                    default -> {
                        Integer deletions = generate("seed " + seed + ", step " + step);
                        if (deletions == null) {
                            refused++;
                        } else {
                            updated++;
                            removed += deletions;
                        }
                    }
                }
            }
        }
        // Neither way is a rare one
        assertThat(List.of(refused, updated, removed)).allMatch(count -> count > SEQUENCES);
    }

    private void verify(String when) throws IOException, RefusedException {
        SortedMap<String, String> before = snapshot(directory);
        new CommittedStubs(directory, one(List.of(Comparison.values())))
                .compare(AnyTarget.libraries(tree(one(EXTENSIONS))), PartlyDescribed.NONE);
        assertThat(snapshot(directory)).as(when).isEqualTo(before);
    }

    /** @return how many files were removed; null when it was refused */
    private Integer generate(String when) throws IOException {
        String extension = one(EXTENSIONS);
        StubTree tree = tree(extension);
        Unmarked unmarked = random.nextInt(4) == 0 ? Unmarked.REPLACED : Unmarked.KEPT;
        CommittedStubs stubs = new CommittedStubs(directory, one(List.of(Comparison.values())));
        SortedMap<String, String> before = snapshot(directory);
        try {
            stubs.update(AnyTarget.libraries(tree), PartlyDescribed.NONE, unmarked)
                    .apply();
            assertThat(stubs.compare(AnyTarget.libraries(tree), PartlyDescribed.NONE)
                            .isFresh())
                    .as(when)
                    .isTrue();
        } catch (RefusedException e) {
            assertThat(snapshot(directory)).as(when).isEqualTo(before);
            return null;
        }
        SortedMap<String, String> after = snapshot(directory);
        Set<String> stubsOfTree = placesOf(tree);
        before.forEach((path, text) -> {
            if (!text.equals(after.get(path))) {
                boolean replaced =
                        unmarked == Unmarked.REPLACED && after.containsKey(path) && stubsOfTree.contains(path);
                assertThat(isMarked(text, extension) || replaced)
                        .as("%s: %s of %s, which was: %s", when, path, extension, text)
                        .isTrue();
                assertThat(path).as(when).startsWith(extension.replace('.', '/'));
            }
        });
        assertThat(after.keySet().stream().filter(path -> !before.containsKey(path)))
                .as(when)
                .isSubsetOf(stubsOfTree);
        return (int) before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .count();
    }

    private static boolean isMarked(String text, String extension) {
        return text.startsWith(mark(extension).stripTrailing());
    }

    /** A person writes, changes, unmarks, reformats or removes a file. */
    private void edit() throws IOException {
        Path file = directory.resolve(one(PLACES));
        if (!Files.exists(file)) {
            write(file, one(VARIABLES) + "\n");
            return;
        }
        String text = Files.readString(file);
        switch (random.nextInt(5)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.writeString(file, text + one(VARIABLES) + "\n");
            case 2 -> Files.writeString(file, text.substring(text.startsWith("#") ? text.indexOf('\n') + 1 : 0));
            case 3 -> Files.writeString(file, text.replace(": ", " : ").replace("\n", "\r\n"));
            default -> Files.writeString(file, text + "def f(:\n");
        }
    }

    private StubTree tree(String extension) {
        List<String> submodules =
                SUBMODULES.stream().filter(submodule -> random.nextInt(3) == 0).toList();
        Set<String> modules = new TreeSet<>(List.of(extension));
        for (String submodule : submodules) {
            for (int end = submodule.indexOf('.'); end >= 0; end = submodule.indexOf('.', end + 1)) {
                modules.add(extension + "." + submodule.substring(0, end));
            }
            modules.add(extension + "." + submodule);
        }
        return StubTree.of(modules.stream().map(module -> file(module, modules)).toList());
    }

    private StubFile file(String module, Set<String> modules) {
        boolean isPackage = modules.stream().anyMatch(other -> other.startsWith(module + "."));
        String variable = one(VARIABLES);
        return isPackage ? Stubs.parent(module, variable) : Stubs.module(module, variable);
    }

    private static Set<String> placesOf(StubTree tree) {
        Set<String> places = new TreeSet<>();
        for (String module : tree.files().keySet()) {
            places.add(module.replace('.', '/') + ".pyi");
            places.add(module.replace('.', '/') + "/__init__.pyi");
        }
        return places;
    }

    private static List<String> places() {
        List<String> places = new ArrayList<>(List.of("geo/__init__.pyi", "geo/py.typed", "geo/_a/notes.txt"));
        for (String extension : EXTENSIONS) {
            String base = extension.replace('.', '/');
            places.addAll(List.of(base + ".pyi", base + "/__init__.pyi", base + "/mine.pyi"));
            for (String submodule : SUBMODULES) {
                String below = base + "/" + submodule.replace('.', '/');
                places.addAll(List.of(below + ".pyi", below + "/__init__.pyi"));
            }
        }
        return places;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
