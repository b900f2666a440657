// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.SignatureForm;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.FilledBranches;
import io.github.pyo3stubs.guard.GuardedName;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.SpelledConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces the stale declarations of a committed stub by the library's. All other declarations keep their text, place
 * and the comments before them. New declarations get the place that they have in the library's stub.
 */
public final class DeclarationMerge {

    private final Comparison by;
    private final Set<String> stale;
    private final Set<View> views;

    private DeclarationMerge(Comparison by, Set<String> stale, Set<View> views) {
        this.by = by;
        this.stale = stale;
        this.views = views;
    }

    /** Merges what one view sees of two stubs; {@code by} is the comparison that found the stale declarations. */
    public static StubFile of(StubFile library, StubFile committed, Staleness stale, Comparison by) {
        return of(library, committed, stale, by, Set.of());
    }

    /**
     * Merges stubs with conditions.
     *
     * @param views all that the stubs are known to be for. Conditions that say the same of these keep their spelling,
     *     and what none of them sees stays
     */
    static StubFile of(StubFile library, StubFile committed, Staleness stale, Comparison by, Set<View> views) {
        DeclarationMerge merge = new DeclarationMerge(by, stale.names(), views);
        return library.with(
                stale.documentation() ? library.documentation() : committed.documentation(),
                merge.merged(merge.module(library), merge.module(committed)));
    }

    private Scope module(StubFile file) {
        return new Scope(file.module(), file.body(), Map.of());
    }

    private Scope inside(String name, ClassDefinition definition) {
        Set<String> members = Body.flat(definition.body())
                .flatMap(member ->
                        member instanceof Declaration declaration ? Stream.of(declaration.name()) : Stream.of())
                .collect(Collectors.toSet());
        return new Scope(
                name, definition.body(), by == Comparison.SIGNATURES ? SignatureForm.othersNames(members) : Map.of());
    }

    private List<Statement> merged(Scope library, Scope committed) {
        return new Bodies(library, committed).merged();
    }

    /**
     * A module or class of one of the two stubs.
     *
     * @param othersNames the names under which members are compared, as {@link SignatureForm#othersNames} returns them
     */
    private record Scope(String name, List<Statement> body, Map<String, String> othersNames) {

        String name(Statement statement) {
            String counted = statement instanceof Declaration declaration
                    ? othersNames.getOrDefault(declaration.name(), "")
                    : "";
            return counted.isEmpty() ? Staleness.name(statement, name) : name + "." + counted;
        }

        /** The names that a statement declares, under any conditions. */
        List<String> names(Statement statement) {
            return Body.flat(List.of(statement)).map(this::name).distinct().toList();
        }

        Map<String, List<Statement>> byName() {
            return Body.flat(body).collect(Collectors.groupingBy(this::name, LinkedHashMap::new, Collectors.toList()));
        }

        /** The places in which each name is declared. */
        Map<String, Set<GuardedName>> places() {
            return byPlace(body).keySet().stream()
                    .collect(Collectors.groupingBy(GuardedName::name, Collectors.toCollection(LinkedHashSet::new)));
        }

        Map<GuardedName, List<Statement>> byPlace(List<Statement> statements) {
            Map<GuardedName, List<Statement>> places = new LinkedHashMap<>();
            Body.mapped(statements, (statement, conditions) -> {
                places.computeIfAbsent(new GuardedName(name(statement), conditions), place -> new ArrayList<>())
                        .add(statement);
                return List.of(statement);
            });
            return places;
        }
    }

    /** A statement of the merged body, and the names that it declares. */
    private record Placed(Statement statement, List<String> names) {}

    /** The bodies that one module or class has in both stubs. */
    private final class Bodies {
        private final Scope library;
        private final Scope committed;
        private final Map<String, List<Statement>> ofLibrary;
        private final Map<String, List<Statement>> ofStub;
        private final Map<String, Set<GuardedName>> placesOfLibrary;
        private final Map<String, Set<GuardedName>> placesOfStub;

        /** The library's statements that declare each name, within their conditions. */
        private final Map<String, List<Statement>> declaring;

        /** The library's statements of a name, with conditions as the committed stub spells them. */
        private final Map<String, List<Statement>> spelled = new HashMap<>();

        private final List<Placed> merged = new ArrayList<>();

        /** The stale names whose statements have been replaced by the library's. */
        private final Set<String> replaced = new HashSet<>();

        private final Set<GuardedName> placesReplaced = new HashSet<>();

        /** The number of classes with a name that have been paired. */
        private final Map<String, Integer> paired = new HashMap<>();

        Bodies(Scope library, Scope committed) {
            this.library = library;
            this.committed = committed;
            this.ofLibrary = library.byName();
            this.ofStub = committed.byName();
            this.placesOfLibrary = library.places();
            this.placesOfStub = committed.places();
            this.declaring = Body.grouped(library.body(), library::name);
        }

        List<Statement> merged() {
            List<Placed> comments = new ArrayList<>();
            for (Statement statement : committed.body()) {
                if (statement instanceof Comment) {
                    comments.add(new Placed(statement, List.of()));
                    continue;
                }
                List<Placed> inPlace = inPlaceOf(statement);
                if (!inPlace.isEmpty()) {
                    comments.removeAll(inPlace);
                    merged.addAll(comments);
                    merged.addAll(inPlace);
                }
                comments.clear();
            }
            return withNew().stream().map(Placed::statement).toList();
        }

        private List<Placed> inPlaceOf(Statement statement) {
            List<Placed> inPlace = new ArrayList<>();
            List<String> names = committed.names(statement);
            // Imports stand at the top, where a declaration that replaces one does not belong
            if (!(statement instanceof Import)) {
                names.stream()
                        .filter(name -> isReplaced(name) && !isUnderSameConditions(name) && replaced.add(name))
                        .forEach(name -> inPlace.addAll(inPlaceOf(name)));
            }
            List<Statement> kept = Body.mappedWithNames(List.of(statement), this::kept);
            FilledBranches.ofChanged(kept, List.of(statement)).forEach(each -> inPlace.add(new Placed(each, names)));
            return inPlace;
        }

        /** The library's statements instead of a declaration. The comments on the parts of a list stay above it. */
        private List<Placed> inPlaceOf(String name) {
            List<Placed> ofLibrary = fromLibrary(name);
            if (ofLibrary.isEmpty() || !name.equals(StubFile.qualifiedAll(committed.name()))) {
                return ofLibrary;
            }
            return Stream.concat(
                            PublicNames.comments(committed.body()).stream()
                                    .map(comment -> new Placed(comment, List.of())),
                            ofLibrary.stream().filter(placed -> !(placed.statement() instanceof Comment)))
                    .toList();
        }

        /** The parts of the committed stub's statement that are kept, or replaced under the same conditions. */
        private List<Statement> kept(Statement statement, List<Expression> conditions) {
            String name = committed.name(statement);
            if (isReplaced(name)) {
                GuardedName place = new GuardedName(name, conditions);
                if (isUnderSameConditions(name)) {
                    return placesReplaced.add(place)
                            ? library.byPlace(spelled(name)).get(place)
                            : List.of();
                }
                return views.isEmpty() || place.isSeen(views) ? List.of() : List.of(statement);
            } else if (!arePairs(name)) {
                return List.of(statement);
            }
            ClassDefinition inStub = (ClassDefinition) statement;
            ClassDefinition inLibrary =
                    (ClassDefinition) ofLibrary.get(name).get(paired.merge(name, 1, Integer::sum) - 1);
            ClassDefinition definition = stale.contains(name) ? inLibrary : inStub;
            return List.of(
                    definition.withBody(DeclarationMerge.this.merged(inside(name, inLibrary), inside(name, inStub))));
        }

        private boolean isReplaced(String name) {
            return stale.contains(name) && !(arePairs(name) && isUnconditional(name));
        }

        /** Whether both stubs declare a name by the same number of classes only. The classes are merged in pairs. */
        private boolean arePairs(String name) {
            List<Statement> one = ofLibrary.getOrDefault(name, List.of());
            List<Statement> other = ofStub.getOrDefault(name, List.of());
            return one.size() == other.size()
                    && Stream.concat(one.stream(), other.stream()).allMatch(ClassDefinition.class::isInstance);
        }

        /** Whether both stubs declare a name without conditions, so that only the declarations can differ. */
        private boolean isUnconditional(String name) {
            Set<GuardedName> unconditional = Set.of(new GuardedName(name, List.of()));
            return unconditional.equals(placesOfLibrary.get(name)) && unconditional.equals(placesOfStub.get(name));
        }

        /** Whether both stubs declare a name under conditions, and under the same. */
        private boolean isUnderSameConditions(String name) {
            Set<GuardedName> places = placesOfStub.getOrDefault(name, Set.of());
            return !places.contains(new GuardedName(name, List.of()))
                    && places.equals(library.byPlace(spelled(name)).keySet());
        }

        private List<Statement> spelled(String name) {
            return spelled.computeIfAbsent(name, stated -> {
                List<Expression> conditions = placesOfStub.getOrDefault(stated, Set.of()).stream()
                        .flatMap(place -> place.conditions().stream())
                        .toList();
                List<Statement> statements = FilledBranches.of(declaring.getOrDefault(stated, List.of()));
                return views.isEmpty() ? statements : new SpelledConditions(conditions, views).in(statements);
            });
        }

        private List<Placed> fromLibrary(String name) {
            return spelled(name).stream()
                    .map(statement -> new Placed(statement, List.of(name)))
                    .toList();
        }

        /** The merged statements, and the library's new ones behind those that they follow in the library. */
        private List<Placed> withNew() {
            Map<String, Integer> lastPlaces = new HashMap<>();
            for (int place = 0; place < merged.size(); place++) {
                for (String name : merged.get(place).names()) {
                    lastPlaces.put(name, place);
                }
            }
            Map<Integer, List<Placed>> behind = new HashMap<>();
            int last = -1;
            for (String name : ofLibrary.keySet()) {
                if (lastPlaces.containsKey(name)) {
                    last = lastPlaces.get(name);
                } else if (isReplaced(name) && replaced.add(name)) {
                    behind.computeIfAbsent(last, first -> new ArrayList<>()).addAll(fromLibrary(name));
                }
            }
            List<Placed> all = new ArrayList<>(behind.getOrDefault(-1, List.of()));
            for (int place = 0; place < merged.size(); place++) {
                all.add(merged.get(place));
                all.addAll(behind.getOrDefault(place, List.of()));
            }
            return all;
        }
    }
}
