// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.syntax.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the views with a library see of a module, as far as it tells what a view without one is to see. Views of the
 * same versions of Python come first, so that what differs by version only gets no condition on the system.
 *
 * @param all what each view with a library sees
 * @param alike those of them that are for the same versions as the view without a library
 * @param absent what the view without a library sees of the committed stubs
 * @param declared the names that it sees declared in the module, with their statements
 */
record Sights(List<Sight> all, List<Sight> alike, Projection absent, Map<String, List<Statement>> declared) {
    Sights {
        all = List.copyOf(all);
        alike = List.copyOf(alike);
    }

    /** Those of the same versions; if there are none, all. */
    List<Sight> nearest() {
        return alike.isEmpty() ? all : alike;
    }

    /** Those that see a declaration in the same branch as the view without a library. */
    List<Sight> sharing(String name) {
        return nearest(sight -> sight.shares(name, absent, declared));
    }

    /** Those with a property: of the same versions if there are any such, else all such. */
    List<Sight> nearest(Predicate<Sight> property) {
        List<Sight> near = alike.stream().filter(property).toList();
        return near.isEmpty() ? all.stream().filter(property).toList() : near;
    }
}
