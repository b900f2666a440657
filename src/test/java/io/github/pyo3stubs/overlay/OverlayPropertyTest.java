// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.Mutation.Breaking;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.draft.OverlayDraft;
import io.github.pyo3stubs.overlay.member.Additions;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Overlays that are made from a library's stubs and a changed copy of them. */
class OverlayPropertyTest {

    private static final int PAIRS = 1000;
    private static final View VIEW = new View(OperatingSystem.LINUX, VersionRange.ALL);

    private static List<Pair> pairs;

    /** A library, its mutated copy, and the overlay made from both. */
    private record Pair(
            long seed, StubTree library, StubTree wanted, List<Mutation> mutations, Overlay overlay, String text) {

        static Pair of(long seed) {
            Random random = new Random(seed);
            StubTree library = new RandomLibrary(seed).tree();
            List<Site> sites = Site.of(library);
            List<Mutation> mutations = new ArrayList<>();
            StubTree wanted = library;
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                Site site = sites.get(random.nextInt(sites.size()));
                boolean free = !site.key().name().equals("__getattr__")
                        && mutations.stream().noneMatch(other -> other.site().overlaps(site));
                Optional<Mutation> mutation = free ? Mutation.of(library, site, random) : Optional.empty();
                if (mutation.isPresent()
                        && mutations.stream()
                                .noneMatch(other ->
                                        other.site().equals(mutation.get().site()))) {
                    StubTree mutated = mutation.get().mutated().apply(wanted);
                    if (!mutated.equals(wanted)) {
                        mutations.add(mutation.get());
                        wanted = mutated;
                    }
                }
            }
            SortedMap<String, String> texts = OverlayDraft.of(library, wanted, Extent.ALL);
            return new Pair(seed, library, wanted, mutations, Overlay.of(texts, ""), texts.toString());
        }

        LayingResult laidOver(StubTree other) {
            return OverlayLaying.lay(overlay, List.of(new OverlayTarget(RandomLibrary.MODULE, VIEW, other)));
        }

        /** The form of the result, which must not be faulty. */
        StubTree formLaidOver(StubTree other) {
            LayingResult result = laidOver(other);
            assertThat(result).as(shown(other)).isExactlyInstanceOf(Laid.class);
            return form(((Laid) result).trees().get(0));
        }

        /** A change of something that the overlay does not mention. */
        Optional<Mutation> another(Random random) {
            List<Site> free = Site.of(library).stream()
                    .filter(site -> !site.key().name().equals("__getattr__"))
                    .filter(this::isFree)
                    .toList();
            return free.isEmpty()
                    ? Optional.empty()
                    : Stream.generate(() -> Mutation.of(library, free.get(random.nextInt(free.size())), random))
                            .limit(20)
                            .flatMap(Optional::stream)
                            .filter(mutation -> isFree(mutation.site()))
                            .findFirst();
        }

        private boolean isFree(Site site) {
            return mutations.stream().noneMatch(other -> other.site().overlaps(site));
        }

        String shown(Object cause) {
            return "seed " + seed + ": " + cause + " in " + mutations + "\n" + text;
        }
    }

    @BeforeAll
    static void makePairs() {
        pairs = IntStream.range(0, PAIRS).mapToObj(Pair::of).toList();
    }

    @Test
    void an_overlay_gives_the_copy_that_it_was_made_from() {
        for (Pair pair : pairs) {
            assertThat(pair.formLaidOver(pair.library()))
                    .as(pair.shown("itself"))
                    .isEqualTo(form(pair.wanted()));
        }
    }

    @Test
    void a_change_of_what_an_overlay_says_is_reported() {
        int changes = 0;
        for (Pair pair : pairs) {
            Random random = new Random(pair.seed());
            List<Breaking> all = pair.mutations().stream()
                    .flatMap(mutation -> mutation.reported(pair.library()).stream())
                    .filter(breaking -> !breaking.change().apply(pair.library()).equals(pair.library()))
                    .toList();
            if (!all.isEmpty()) {
                changes++;
                Breaking breaking = all.get(random.nextInt(all.size()));
                assertThat(pair.laidOver(breaking.change().apply(pair.library())))
                        .as(pair.shown(breaking))
                        .isExactlyInstanceOf(Faulty.class);
            }
        }
        assertThat(changes).isGreaterThan(PAIRS * 9 / 10);
    }

    @Test
    void any_other_change_comes_out_in_the_result() {
        int changes = 0;
        for (Pair pair : pairs) {
            Optional<Mutation> other = pair.another(new Random(pair.seed()));
            if (other.isPresent()) {
                changes++;
                UnaryOperator<StubTree> change = other.get().mutated();
                assertThat(pair.formLaidOver(change.apply(pair.library())))
                        .as(pair.shown(other))
                        .isEqualTo(form(change.apply(pair.wanted())));
            }
        }
        assertThat(changes).isGreaterThan(PAIRS * 9 / 10);
    }

    /** The tree without regard to the order of statements, with the list of names that follows from them. */
    private static StubTree form(StubTree tree) {
        return StubTree.of(tree.files().values().stream()
                .map(file -> file.withBody(form(listed(file))))
                .toList());
    }

    private static List<Statement> listed(StubFile file) {
        Set<String> names = new TreeSet<>();
        for (Statement statement : file.body()) {
            if (!Additions.isForCheckersOnly(statement)) {
                names.addAll(statement.binds());
            }
        }
        names.remove("__all__");
        return file.body().stream()
                .map(statement -> PublicNames.assigned(statement)
                        .<Statement>map(
                                stated -> PublicNames.addition(List.copyOf(stated.isEmpty() ? Set.of() : names)))
                        .orElse(statement))
                .toList();
    }

    private static List<Statement> form(List<Statement> body) {
        return body.stream()
                .filter(statement -> !(statement instanceof Import explicit) || explicit.reexported())
                .map(statement -> statement instanceof ClassDefinition definition
                        ? definition.withBody(form(definition.body()))
                        : statement)
                .sorted(Comparator.comparing(Statement::toString))
                .toList();
    }
}
