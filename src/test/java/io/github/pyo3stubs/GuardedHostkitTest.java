// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.it.Mutant;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.output.committed.SeenChange;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One set of stubs for all builds of hostkit, committed in {@code src/test/resources/hostkit/guarded}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardedHostkitTest {

    private static final int CHANGES = 100;

    private static final CommittedStubs COMMITTED = new CommittedStubs(Hostkit.GUARDED, Comparison.CONTENT);

    static List<Hostkit> builds() {
        return Hostkit.all();
    }

    /** The stubs of all builds, in their order. */
    private static final List<ExtensionStubs> WHEELS = new ArrayList<>();

    @BeforeAll
    static void read() throws Exception {
        for (Hostkit build : Hostkit.all()) {
            WHEELS.add(Hostkit.read(build.inWheel()));
        }
    }

    private static ExtensionStubs wheel(Hostkit build) {
        return WHEELS.get(Hostkit.all().indexOf(build));
    }

    private static Verdict compared(List<ExtensionStubs> stubs) throws Exception {
        return COMMITTED.compare(Hostkit.demand(stubs), PartlyDescribed.NONE);
    }

    private static String problems(Verdict verdict) {
        return verdict.packagedMessage("the directory", "the libraries", Path::toString);
    }

    @Test
    void all_builds_together_give_the_committed_stubs(@TempDir Path directory) throws Exception {
        new CommittedStubs(directory, Comparison.CONTENT)
                .update(Hostkit.demand(WHEELS), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(texts(directory)).isEqualTo(texts(Hostkit.GUARDED));
    }

    @Test
    void the_stubs_are_fresh_with_all_libraries() throws Exception {
        Verdict verdict = compared(WHEELS);

        assertThat(verdict.isFresh()).as(problems(verdict)).isTrue();
        assertThat(verdict.unchecked()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builds")
    void the_stubs_are_fresh_with_each_library_alone(Hostkit build) throws Exception {
        for (ExtensionStubs alone : List.of(Hostkit.read(build.bare()), wheel(build))) {
            Verdict verdict = compared(List.of(alone));

            assertThat(verdict.isFresh()).as(problems(verdict)).isTrue();
        }
    }

    @Test
    void a_library_alone_does_not_check_branches_for_others() throws Exception {
        assertThat(compared(List.of(
                                Hostkit.read(Hostkit.named("macos-arm64-cp310").bare())))
                        .unchecked())
                .extracting(View::toString)
                .containsExactly("linux", "darwin, Python 3.12 and later", "win32");
    }

    /** A change of the library of one system and version, as all its builds have it. */
    private record Changed(int seed, Hostkit build, Mutant mutant, List<ExtensionStubs> wheels) {

        static Changed of(int seed) throws Exception {
            Random random = new Random(seed);
            Hostkit build = Hostkit.all().get(random.nextInt(Hostkit.all().size()));
            StubTree tree = wheel(build).tree();
            List<StubFile> files = List.copyOf(tree.files().values());
            Mutant mutant = Mutant.of(files.get(random.nextInt(files.size())), random);
            SortedMap<String, StubFile> changed = new TreeMap<>(tree.files());
            changed.put(mutant.file().module(), mutant.file());
            List<ExtensionStubs> wheels = new ArrayList<>();
            for (Hostkit other : Hostkit.all()) {
                ExtensionStubs wheel = wheel(other);
                wheels.add(other.isAlike(build) ? Hostkit.with(wheel, StubTree.of(changed.values())) : wheel);
            }
            return new Changed(seed, build, mutant, wheels);
        }

        List<ExtensionStubs> alone() {
            return List.of(wheels.get(Hostkit.all().indexOf(build)));
        }

        boolean isNew() {
            return mutant.change().equals("added");
        }

        /** Whether a view sees the module or class of the changed declaration. */
        boolean isScopeSeen(View view) throws Exception {
            String scope = DottedName.of(mutant.name()).parent().orElseThrow().text();
            return Projection.of(Hostkit.parsed(Hostkit.GUARDED), view)
                            .tree()
                            .file(scope)
                            .isPresent()
                    || !declared(Hostkit.parsed(Hostkit.GUARDED), view, scope).isEmpty();
        }

        /** The condition of the declaration in the committed stubs. */
        Optional<Expression> guard() throws Exception {
            return guard(build.view());
        }

        Optional<Expression> guard(View view) throws Exception {
            return Optional.ofNullable(Projection.of(Hostkit.parsed(Hostkit.GUARDED), view)
                    .guards()
                    .get(mutant.name()));
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + mutant.change() + " " + mutant.name() + " of " + build;
        }
    }

    @Test
    void a_change_of_one_library_is_found_and_named_with_its_condition() throws Exception {
        for (int seed = 0; seed < CHANGES; seed++) {
            Changed changed = Changed.of(seed);

            assertThat(changes(compared(changed.alone())))
                    .as(changed.toString())
                    .anySatisfy(change -> {
                        assertThat(change.change().subject().name())
                                .isEqualTo(changed.mutant().name());
                        if (!changed.isNew()) {
                            assertThat(change.guards())
                                    .isEqualTo(changed.guard().stream().toList());
                        }
                    });
            assertThat(changes(compared(changed.wheels())))
                    .as(changed.toString())
                    .anySatisfy(change -> {
                        assertThat(change.change().subject().name())
                                .isEqualTo(changed.mutant().name());
                        assertThat(change.views())
                                .extracting(View::system)
                                .containsOnly(changed.build().system());
                    });
        }
    }

    private static List<SeenChange> changes(Verdict verdict) {
        return verdict.all(Stale.class).stream()
                .flatMap(stale -> stale.changes().stream())
                .toList();
    }

    @Test
    void an_update_keeps_the_branches_of_others_and_changes_what_all_share(@TempDir Path directory) throws Exception {
        for (int seed = 0; seed < CHANGES; seed++) {
            Changed changed = Changed.of(seed);
            Path updated = directory.resolve(Integer.toString(seed));
            copy(updated);
            CommittedStubs stubs = new CommittedStubs(updated, Comparison.CONTENT);

            update(stubs, changed.alone());

            String context = changed + ":\n" + texts(updated);
            assertThat(stubs.compare(Hostkit.demand(changed.alone()), PartlyDescribed.NONE)
                            .isFresh())
                    .as(context)
                    .isTrue();
            StubTree after = Hostkit.parsed(updated);
            for (Hostkit other : Hostkit.all()) {
                if (other.system() != changed.build().system()) {
                    String name = changed.mutant().name();
                    boolean isShared = changed.isNew()
                            ? changed.isScopeSeen(other.view())
                            : changed.guard(other.view()).equals(changed.guard());
                    assertThat(declared(after, other.view(), name))
                            .as("%s, for %s", context, other)
                            .isEqualTo(
                                    isShared
                                            ? declared(after, changed.build().view(), name)
                                            : declared(Hostkit.parsed(Hostkit.GUARDED), other.view(), name));
                }
            }
            assertThat(update(stubs, changed.alone())).as(context).isEmpty();

            update(stubs, WHEELS);

            for (ExtensionStubs wheel : WHEELS) {
                Verdict verdict = stubs.compare(Hostkit.demand(List.of(wheel)), PartlyDescribed.NONE);
                assertThat(verdict.isFresh()).as(context + problems(verdict)).isTrue();
            }
            assertThat(update(stubs, WHEELS)).as(context).isEmpty();
        }
    }

    /** @return the files that were written */
    private static List<Path> update(CommittedStubs stubs, List<ExtensionStubs> libraries) throws Exception {
        return stubs.update(Hostkit.demand(libraries), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply()
                .written();
    }

    /** What a view sees of a name; of a class only the header. */
    private static List<Statement> declared(StubTree committed, View view, String name) {
        return Projection.of(committed, view).tree().files().values().stream()
                .flatMap(file -> declared(file.body(), file.module(), name))
                .toList();
    }

    private static Stream<Statement> declared(List<Statement> body, String scope, String name) {
        return body.stream().flatMap(statement -> {
            String declared = Alignment.name(statement, scope);
            if (statement instanceof ClassDefinition definition) {
                return declared.equals(name)
                        ? Stream.of(definition.withBody(List.of()))
                        : declared(definition.body(), declared, name);
            }
            return declared.equals(name) ? Stream.of(statement) : Stream.of();
        });
    }

    private static void copy(Path directory) throws Exception {
        for (Map.Entry<String, String> text : texts(Hostkit.GUARDED).entrySet()) {
            Path file = directory.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
    }

    private static SortedMap<String, String> texts(Path directory) throws Exception {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
