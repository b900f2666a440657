package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.SignatureForm;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A committed stub with its stale declarations replaced by the library's. All others stay as they are and where they are,
 * with the comments before them; new ones stand where the library has them.
 */
final class DeclarationMerge {

    private final Comparison by;
    private final Set<String> stale;

    private DeclarationMerge(Comparison by, Set<String> stale) {
        this.by = by;
        this.stale = stale;
    }

    /** @param by what counted when the stale declarations were found */
    static StubFile of(StubFile library, StubFile committed, Staleness stale, Comparison by) {
        DeclarationMerge merge = new DeclarationMerge(by, stale.names());
        return library.withDocumentation(stale.documentation() ? library.documentation() : committed.documentation())
                .withBody(merge.merged(merge.module(library), merge.module(committed)));
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
     * A module or class on one side.
     *
     * @param othersNames other names under which members are compared, as {@link SignatureForm#othersNames} has them
     */
    private record Scope(String name, List<Statement> body, Map<String, String> othersNames) {

        String name(Statement statement) {
            String counted = statement instanceof Declaration declaration
                    ? othersNames.getOrDefault(declaration.name(), "")
                    : "";
            return counted.isEmpty() ? Staleness.name(statement, name) : name + "." + counted;
        }

        /** The names that a statement gives a meaning to, under whatever conditions. */
        List<String> names(Statement statement) {
            return Body.flat(List.of(statement)).map(this::name).distinct().toList();
        }

        Map<String, List<Statement>> byName() {
            return Body.flat(body).collect(Collectors.groupingBy(this::name, LinkedHashMap::new, Collectors.toList()));
        }

        /** What it says of a name, with the conditions. */
        List<Statement> of(String stated) {
            return Body.mapped(body, statement -> name(statement).equals(stated) ? List.of(statement) : List.of());
        }
    }

    /** A statement of the merged body, and the names that it gives a meaning to. */
    private record Placed(Statement statement, List<String> names) {}

    /** The bodies of one module or class on both sides. */
    private final class Bodies {
        private final Scope library;
        private final Scope committed;
        private final Map<String, List<Statement>> ofLibrary;
        private final Map<String, List<Statement>> ofStub;
        private final List<Placed> merged = new ArrayList<>();

        /** The stale names that the library's statements stand for already. */
        private final Set<String> replaced = new HashSet<>();

        /** How many of the classes of a name have been paired. */
        private final Map<String, Integer> paired = new HashMap<>();

        Bodies(Scope library, Scope committed) {
            this.library = library;
            this.committed = committed;
            this.ofLibrary = library.byName();
            this.ofStub = committed.byName();
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
                    merged.addAll(comments);
                    merged.addAll(inPlace);
                }
                comments.clear();
            }
            addNew();
            return merged.stream().map(Placed::statement).toList();
        }

        private List<Placed> inPlaceOf(Statement statement) {
            List<Placed> inPlace = new ArrayList<>();
            List<String> names = committed.names(statement);
            // imports stand apart from what may take their place
            if (!(statement instanceof Import)) {
                names.stream()
                        .filter(name -> isReplaced(name) && replaced.add(name))
                        .forEach(name -> inPlace.addAll(fromLibrary(name)));
            }
            Body.mapped(List.of(statement), this::kept).forEach(kept -> inPlace.add(new Placed(kept, names)));
            return inPlace;
        }

        /** What stays of a statement of the stub. */
        private List<Statement> kept(Statement statement) {
            String name = committed.name(statement);
            if (isReplaced(name)) {
                return List.of();
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

        /** Whether both sides have as many classes of a name, and nothing else. Their members are merged one by one. */
        private boolean arePairs(String name) {
            List<Statement> one = ofLibrary.getOrDefault(name, List.of());
            List<Statement> other = ofStub.getOrDefault(name, List.of());
            return one.size() == other.size()
                    && Stream.concat(one.stream(), other.stream()).allMatch(ClassDefinition.class::isInstance);
        }

        /** Whether no condition can be what differs. */
        private boolean isUnconditional(String name) {
            return library.body().containsAll(ofLibrary.get(name))
                    && committed.body().containsAll(ofStub.get(name));
        }

        private List<Placed> fromLibrary(String name) {
            return library.of(name).stream()
                    .map(statement -> new Placed(statement, List.of(name)))
                    .toList();
        }

        private void addNew() {
            int place = 0;
            for (String name : ofLibrary.keySet()) {
                int last = lastPlaceOf(name);
                if (last >= 0) {
                    place = last + 1;
                } else if (isReplaced(name) && replaced.add(name)) {
                    List<Placed> added = fromLibrary(name);
                    merged.addAll(place, added);
                    place += added.size();
                }
            }
        }

        private int lastPlaceOf(String name) {
            for (int place = merged.size() - 1; place >= 0; place--) {
                if (merged.get(place).names().contains(name)) {
                    return place;
                }
            }
            return -1;
        }
    }
}
