// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.syntax.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the views with a library see of a module, as far as it tells what a view without one is to see. Views of the
 * same versions of Python come first, so that what differs by version only gets no condition on the system.
 *
 * @param all what each view with a library sees
 * @param alike those of them that are for the same versions as the view without a library
 * @param assumed what other systems see that have libraries, but none for these versions. They change nothing; but what
 *     they are to keep is not a change for all systems
 * @param absent what the view without a library sees of the committed stubs
 * @param declared the names that it sees declared in the module, with their statements
 * @param elsewhere the names that other systems see declared for the same versions, so that they are not new here
 * @param predicted the statements of each name that the libraries of its own system, and of others by analogy, lead to
 *     expect; empty if nothing does
 */
record Sights(
        List<Sight> all,
        List<Sight> alike,
        List<Sight> assumed,
        Projection absent,
        Map<String, List<Statement>> declared,
        Set<String> elsewhere,
        Optional<Map<String, List<Statement>>> predicted) {
    Sights {
        all = List.copyOf(all);
        alike = List.copyOf(alike);
        assumed = List.copyOf(assumed);
    }

    /** Those that say what a new declaration is to be: of the same versions; if there are none, all. */
    List<Sight> nearest(String name) {
        return predicted.map(forms -> expecting(name, forms)).orElseGet(() -> nearest(sight -> true));
    }

    /** Those that see a declaration in the same branch as the view without a library. */
    List<Sight> sharing(String name) {
        return predicted
                .map(forms -> expecting(name, forms).stream()
                        .filter(sight -> sight.shares(name, absent, declared))
                        .toList())
                .orElseGet(() -> nearest(sight -> sight.shares(name, absent, declared)));
    }

    /** Those whose libraries have of a declaration what is predicted. */
    private List<Sight> expecting(String name, Map<String, List<Statement>> predicted) {
        return all.stream()
                .filter(sight -> Objects.equals(sight.wanted().get(name), predicted.get(name)))
                .toList();
    }

    /** Those with a property: of the same versions if there are any such, else all such. */
    List<Sight> nearest(Predicate<Sight> property) {
        List<Sight> near = alike.stream().filter(property).toList();
        return near.isEmpty()
                ? all.stream().filter(property).toList()
                : Stream.concat(near.stream(), assumed.stream().filter(property))
                        .toList();
    }
}
