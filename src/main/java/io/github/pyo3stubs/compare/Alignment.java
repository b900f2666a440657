// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Aligns the declarations of several stubs of one module by name.
 *
 * @param <K> type of the keys that identify the stubs
 */
public final class Alignment<K extends Comparable<K>> {

    private final SortedMap<K, StubFile> files;
    private final List<Entry<K>> entries = new ArrayList<>();

    /**
     * The declarations of one name under the same conditions.
     *
     * @param scope qualified name of the module or class around
     * @param name qualified name, such as {@code geodesy._native.connect}
     * @param conditions the conditions around: those of {@code if}, and the headers of other blocks
     * @param forms the statements that declare the name, by stub; there are several for overloads and properties. A
     *     stub that lacks the name is not a key. A class that all stubs have is listed without its body, because its
     *     members have entries of their own
     */
    public record Entry<K>(
            String scope, String name, List<Expression> conditions, SortedMap<K, List<Statement>> forms) {}

    /** A name and where it is declared. */
    private record Place(String scope, String name, List<Expression> conditions) {}

    private Alignment(SortedMap<K, StubFile> files) {
        this.files = files;
    }

    /**
     * Aligns stubs.
     *
     * @param files the stubs of one module, at least one
     * @return an entry for each name, in the order of the first stub, then of the next
     */
    public static <K extends Comparable<K>> List<Entry<K>> of(SortedMap<K, StubFile> files) {
        Alignment<K> alignment = new Alignment<>(files);
        SortedMap<K, List<Statement>> bodies = new TreeMap<>();
        files.forEach((key, file) -> bodies.put(key, file.body()));
        alignment.scope(files.get(files.firstKey()).module(), List.of(), bodies);
        return alignment.entries;
    }

    private void scope(String scope, List<Expression> conditions, SortedMap<K, List<Statement>> bodies) {
        Map<Place, SortedMap<K, List<Statement>>> places = new LinkedHashMap<>();
        bodies.forEach((key, body) -> collect(
                body,
                scope,
                conditions,
                (place, statement) -> places.computeIfAbsent(place, added -> new TreeMap<>())
                        .computeIfAbsent(key, added -> new ArrayList<>())
                        .add(statement)));
        places.forEach(this::place);
    }

    private interface Found {
        void accept(Place place, Statement statement);
    }

    private static void collect(List<Statement> body, String scope, List<Expression> conditions, Found found) {
        for (Statement statement : body) {
            if (!(statement instanceof BlockStatement || statement instanceof Comment)) {
                found.accept(new Place(scope, name(statement, scope), conditions), statement);
            }
            for (Body block : statement.blocks()) {
                collect(block.statements(), scope, with(conditions, block.conditions()), found);
            }
        }
    }

    /** The qualified name that a statement declares or imports; the scope's name if it does neither. */
    public static String name(Statement statement, String scope) {
        if (statement instanceof Declaration declaration) {
            return scope + "." + declaration.name();
        } else if (statement instanceof Import explicit) {
            return scope + "." + explicit.local().orElse(explicit.name().path());
        } else if (statement instanceof OpaqueStatement other && !other.names().isEmpty()) {
            return scope + "." + other.names().get(0);
        }
        return scope;
    }

    private void place(Place place, SortedMap<K, List<Statement>> forms) {
        int count = forms.get(forms.firstKey()).size();
        boolean inAll = forms.size() == files.size()
                && forms.values().stream()
                        .allMatch(statements -> statements.size() == count
                                && statements.stream().allMatch(ClassDefinition.class::isInstance));
        if (!inAll) {
            entries.add(new Entry<>(place.scope(), place.name(), place.conditions(), forms));
            return;
        }
        SortedMap<K, List<Statement>> withoutBodies = new TreeMap<>();
        forms.forEach((key, classes) -> withoutBodies.put(
                key, classes.stream().map(Alignment::withoutBody).toList()));
        entries.add(new Entry<>(place.scope(), place.name(), place.conditions(), withoutBodies));
        for (int i = 0; i < count; i++) {
            int index = i;
            SortedMap<K, List<Statement>> bodies = new TreeMap<>();
            forms.forEach((key, classes) -> bodies.put(key, ((ClassDefinition) classes.get(index)).body()));
            scope(place.name(), place.conditions(), bodies);
        }
    }

    private static Statement withoutBody(Statement definition) {
        return ((ClassDefinition) definition).withBody(List.of());
    }

    public static List<Expression> with(List<Expression> conditions, List<Expression> further) {
        return Stream.concat(conditions.stream(), further.stream()).toList();
    }
}
