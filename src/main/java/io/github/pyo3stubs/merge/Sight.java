// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toMap;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a view with a library sees of a module.
 *
 * @param library what the library declares; nothing if it lacks the module
 * @param expected what the stub is to say
 * @param stub what the committed stub says
 * @param isGone whether the library lacks the module
 * @param guards the conditions of declarations in the committed stub
 * @param wanted the statements of the library by the qualified name that they declare
 * @param declared those of the committed stub
 */
record Sight(
        StubFile library,
        StubFile expected,
        StubFile stub,
        boolean isGone,
        Staleness stale,
        SortedMap<String, Expression> guards,
        Map<String, List<Statement>> wanted,
        Map<String, List<Statement>> declared) {

    /**
     * Whether another view sees a declaration in the same branch.
     *
     * @param other what the other view sees
     * @param declared the qualified names that the other view sees declared
     */
    boolean shares(String name, Projection other, Map<String, List<Statement>> declared) {
        return declared.containsKey(name)
                && this.declared.containsKey(name)
                && Objects.equals(guards.get(name), other.guards().get(name));
    }

    /** The statements that declare each name. */
    static Map<String, List<Statement>> forms(StubFile file) {
        SortedMap<Integer, StubFile> one = new TreeMap<>(Map.of(0, file));
        return Alignment.of(one).stream()
                .collect(toMap(Alignment.Entry::name, entry -> entry.forms().get(0), (some, more) -> {
                    List<Statement> both = new ArrayList<>(some);
                    both.addAll(more);
                    return both;
                }));
    }
}
