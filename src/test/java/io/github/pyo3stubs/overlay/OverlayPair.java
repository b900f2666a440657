// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
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
import java.util.stream.Stream;

/** A library, its mutated copy, and the overlay made from both. */
public record OverlayPair(
        long seed, StubTree library, StubTree wanted, List<Mutation> mutations, SortedMap<String, String> texts) {

    private static final View VIEW = new View(OperatingSystem.LINUX, VersionRange.ALL);

    public static OverlayPair of(long seed) {
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
                            .noneMatch(
                                    other -> other.site().equals(mutation.get().site()))) {
                StubTree mutated = mutation.get().mutated().apply(wanted);
                if (!mutated.equals(wanted)) {
                    mutations.add(mutation.get());
                    wanted = mutated;
                }
            }
        }
        SortedMap<String, String> texts = OverlayDraft.of(library, wanted, Extent.ALL);
        return new OverlayPair(seed, library, wanted, mutations, texts);
    }

    /** What becomes of a library and an overlay. */
    public static LayingResult laid(StubTree library, SortedMap<String, String> texts) {
        return OverlayLaying.lay(
                Overlay.of(texts, ""), List.of(new OverlayTarget(RandomLibrary.MODULE, VIEW, library)));
    }

    LayingResult laidOver(StubTree other) {
        return laid(other, texts);
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
        return "seed " + seed + ": " + cause + " in " + mutations + "\n" + texts;
    }

    /** The tree without regard to the order of statements, with the list of names that follows from them. */
    static StubTree form(StubTree tree) {
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
