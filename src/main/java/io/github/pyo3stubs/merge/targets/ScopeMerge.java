// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Merges what the builds of one extension module have in a module or class. */
final class ScopeMerge {

    private static final String SYS = "sys";

    private final Grid grid;
    private final Analogy analogy;
    private final Decisions decisions;
    private final MergeFindings findings;

    ScopeMerge(Grid grid, MergeFindings findings) {
        this.grid = grid;
        this.analogy = new Analogy(grid);
        this.decisions = new Decisions(grid);
        this.findings = findings;
    }

    /** What one build has of something. */
    record Part<T>(Build build, T content) {}

    /** The merged statements of a module, all of them under a guard if only some cells have the module. */
    List<Statement> module(String name, SortedMap<Cell, List<Part<StubFile>>> files) {
        Partition presence =
                analogy.partition(grid.builds().keySet(), List.of(new TreeSet<>(files.keySet())), grid.cells());
        SortedSet<Cell> cells = presence.blocks().get(0);
        List<Piece> pieces =
                pieces(name, mapped(within(files, cells), file -> PublicNames.together(file.body())), cells);
        if (presence.absent().isEmpty()) {
            return Piece.written(pieces, decisions);
        }
        // An import that only decides how the file spells names counts without its condition
        List<Statement> imports =
                Piece.written(pieces.stream().filter(Piece::isImportForItself).toList(), decisions);
        List<Piece> guarded = Piece.neighbours(
                pieces.stream().filter(piece -> !piece.isImportForItself()).toList());
        List<Statement> whole = guarded.size() == 1
                ? guarded.get(0).among(grid.cells()).written(decisions)
                : decisions.of(presence).statements(block -> Piece.written(guarded, decisions));
        return Stream.concat(imports.stream(), guarded.isEmpty() ? Stream.of() : whole.stream())
                .toList();
    }

    /**
     * The merged statements of a module or class, in their order.
     *
     * @param bodies the statements of each build
     * @param cells the cells that have the module or class
     */
    private List<Piece> pieces(
            String scope, SortedMap<Cell, List<Part<List<Statement>>>> bodies, SortedSet<Cell> cells) {
        Map<Build, ScopeUnits> unitsByBuild = new IdentityHashMap<>();
        List<List<Object>> orders = new ArrayList<>();
        bodies.values().stream().flatMap(List::stream).forEach(part -> {
            if (!unitsByBuild.containsKey(part.build())) {
                ScopeUnits units = ScopeUnits.of(part.content());
                unitsByBuild.put(part.build(), units);
                orders.add(units.keys());
            }
        });
        Map<Object, List<Piece>> pieces = new LinkedHashMap<>();
        for (List<Object> order : orders) {
            for (Object key : order) {
                if (!pieces.containsKey(key)) {
                    SortedMap<Cell, List<Part<Optional<List<Statement>>>>> unit = new TreeMap<>();
                    bodies.forEach((cell, parts) -> unit.put(
                            cell,
                            parts.stream()
                                    .map(part -> new Part<>(
                                            part.build(),
                                            Optional.ofNullable(unitsByBuild
                                                    .get(part.build())
                                                    .byKey()
                                                    .get(key))))
                                    .toList()));
                    pieces.put(key, pieces(scope, key, unit, cells));
                }
            }
        }
        return MergedOrder.of(orders, key -> pieces.get(key).get(0).groups()).stream()
                .flatMap(key -> pieces.get(key).stream())
                .toList();
    }

    private List<Piece> pieces(
            String scope,
            Object key,
            SortedMap<Cell, List<Part<Optional<List<Statement>>>>> unit,
            SortedSet<Cell> cells) {
        Set<Optional<List<Statement>>> forms = new LinkedHashSet<>();
        unit.values().forEach(parts -> parts.forEach(part -> forms.add(part.content())));
        if (forms.size() == 1) {
            return List.of(Piece.everywhere(cells, forms.iterator().next().orElseThrow()));
        }
        SortedMap<Cell, List<Part<List<Statement>>>> present = MergeFindings.present(unit);
        if (StubFile.ALL.equals(key)) {
            Optional<List<Piece>> listed = new PublicNamesMerge(analogy, unit.keySet(), cells).pieces(present);
            if (listed.isPresent()) {
                return listed.get();
            }
        }
        String name = Alignment.name(definition(present), scope);
        Optional<Undistinguished> undistinguished = findings.note(name, unit);
        Map<Set<List<Statement>>, SortedSet<Cell>> blocks = new LinkedHashMap<>();
        present.forEach((cell, parts) -> {
            List<Statement> first = head(parts.get(0).content());
            parts.stream()
                    .filter(part -> !head(part.content()).equals(first))
                    .forEach(part -> findings.conflict(name, parts.get(0).build(), part.build()));
            blocks.computeIfAbsent(inOneBranch(parts), added -> new TreeSet<>()).add(cell);
        });
        if (blocks.size() == 1
                && blocks.keySet().iterator().next().stream()
                        .flatMap(List::stream)
                        .allMatch(Statement::isImportForItself)) {
            return List.of(Piece.everywhere(
                    cells, present.get(present.firstKey()).get(0).content()));
        }
        List<SortedSet<Cell>> built = List.copyOf(blocks.values());
        Partition partition = analogy.partition(unit.keySet(), built, cells);
        List<List<Statement>> contents = new ArrayList<>();
        for (int i = 0; i < built.size(); i++) {
            // by analogy a block may have cells whose own builds have something else
            SortedSet<Cell> block = partition.blocks().get(i);
            List<Statement> content =
                    content(name, within(present, Partition.intersection(built.get(i), block)), block);
            contents.add(undistinguished.map(some -> some.marked(content)).orElse(content));
        }
        return List.of(new Piece(partition, contents));
    }

    private static Statement definition(SortedMap<Cell, List<Part<List<Statement>>>> present) {
        List<Statement> statements = present.get(present.firstKey()).get(0).content();
        return statements.get(statements.size() - 1);
    }

    /**
     * What cells must have in common to share a branch: the head. Inside a class with a member {@code sys}, mypy and
     * pyright do not understand conditions on the module {@code sys}, so such classes must have all in common.
     */
    private static Set<List<Statement>> inOneBranch(List<Part<List<Statement>>> parts) {
        Set<List<Statement>> contents = new LinkedHashSet<>();
        for (Part<List<Statement>> part : parts) {
            List<Statement> content = part.content();
            contents.add(
                    head(content).size() == 1
                                    && content.get(content.size() - 1) instanceof ClassDefinition definition
                                    && Body.flat(definition.body())
                                            .anyMatch(member -> member.binds().contains(SYS))
                            ? List.of(definition.withDocumentation(Optional.empty()))
                            : head(content));
        }
        return contents;
    }

    /** What the statements of a block have in common: all but comments, and all but the body of a class. */
    private static List<Statement> head(List<Statement> statements) {
        List<Statement> defining = statements.stream()
                .filter(statement -> !(statement instanceof Comment))
                .toList();
        return defining.size() == 1 && defining.get(0) instanceof ClassDefinition definition
                ? List.of(definition.withBody(List.of()).withDocumentation(Optional.empty()))
                : defining;
    }

    /** @param parts the statements of the builds in a block, which have the same head */
    private List<Statement> content(
            String name, SortedMap<Cell, List<Part<List<Statement>>>> parts, SortedSet<Cell> block) {
        List<Statement> first =
                new ArrayList<>(parts.get(parts.firstKey()).get(0).content());
        int last = first.size() - 1;
        // builds of one cell may differ in more than the body of a class, which is a finding already
        boolean areClasses = parts.values().stream()
                .flatMap(List::stream)
                .allMatch(part -> part.content().get(part.content().size() - 1) instanceof ClassDefinition);
        if (areClasses && head(first).size() == 1 && first.get(last) instanceof ClassDefinition definition) {
            SortedMap<Cell, List<Part<ClassDefinition>>> classes =
                    mapped(parts, statements -> (ClassDefinition) statements.get(statements.size() - 1));
            first.set(last, merged(name, definition, classes, block));
        }
        return first;
    }

    private ClassDefinition merged(
            String name,
            ClassDefinition first,
            SortedMap<Cell, List<Part<ClassDefinition>>> classes,
            SortedSet<Cell> block) {
        Set<Optional<String>> documentations = new LinkedHashSet<>();
        classes.values().stream()
                .flatMap(List::stream)
                .forEach(part -> documentations.add(part.content().documentation()));
        return first.withDocumentation(documentations.size() == 1 ? first.documentation() : Optional.empty())
                .withBody(Piece.written(pieces(name, mapped(classes, ClassDefinition::body), block), decisions));
    }

    private static <T> SortedMap<Cell, List<Part<T>>> within(
            SortedMap<Cell, List<Part<T>>> parts, SortedSet<Cell> block) {
        SortedMap<Cell, List<Part<T>>> within = new TreeMap<>(parts);
        within.keySet().retainAll(block);
        return within;
    }

    private static <T, R> SortedMap<Cell, List<Part<R>>> mapped(
            SortedMap<Cell, List<Part<T>>> parts, Function<T, R> content) {
        SortedMap<Cell, List<Part<R>>> mapped = new TreeMap<>();
        parts.forEach((cell, all) -> mapped.put(
                cell,
                all.stream()
                        .map(part -> new Part<>(part.build(), content.apply(part.content())))
                        .toList()));
        return mapped;
    }
}
