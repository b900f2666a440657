// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The order of the names in {@code __all__} in a library's own stubs: declarations, re-exports, submodules. A merged
 * stub has the names of all targets first. The order decides how the next merge groups names.
 */
final class ListedOrder {
    private ListedOrder() {}

    /** What a view sees of stubs, whose lists have this order as far as they are under no condition. */
    static StubTree seen(StubTree stubs, View view) {
        return Projection.of(stubs, view).tree().mapped(ListedOrder::of);
    }

    private static StubFile of(StubFile file) {
        Map<String, Integer> places = new HashMap<>();
        Stream.of(
                        declarations(file.body()),
                        imports(file.body())
                                .filter(each -> !each.name().module().equals(file.module()))
                                .flatMap(each -> each.binds().stream())
                                .sorted(),
                        imports(file.body())
                                .filter(each -> each.name().module().equals(file.module()))
                                .flatMap(each -> each.binds().stream()))
                .flatMap(names -> names)
                .forEach(name -> places.putIfAbsent(name, places.size()));
        return file.withBody(Statement.each(file.body(), statement -> ordered(statement, places)));
    }

    private static Stream<String> declarations(List<Statement> body) {
        return Body.flat(body)
                .filter(statement -> !(statement instanceof Import))
                .flatMap(statement -> statement.binds().stream());
    }

    private static Stream<Import> imports(List<Statement> body) {
        return Body.flat(body).filter(Import.class::isInstance).map(Import.class::cast);
    }

    private static Statement ordered(Statement statement, Map<String, Integer> places) {
        return PublicNames.assigned(statement)
                .filter(names -> statement.equals(PublicNames.assignment(names)))
                .<Statement>map(names -> PublicNames.assignment(names.stream()
                        .sorted(Comparator.comparing(name -> places.getOrDefault(name, -1)))
                        .toList()))
                .orElse(statement);
    }
}
