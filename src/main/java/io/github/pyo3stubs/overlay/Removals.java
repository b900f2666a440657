// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that an overlay removes, and where. */
final class Removals {

    private final Map<String, Removal> removals = new HashMap<>();

    /** A line of an overlay that removes something. */
    record Removal(String name, OverlayFile file, int line) {}

    /** @param name the qualified name of what is removed */
    void add(String name, OverlayFile file, int line) {
        removals.putIfAbsent(name, new Removal(name, file, line));
    }

    /** The line that removes a qualified name, or something around it. */
    Optional<Removal> of(String name) {
        return DottedName.of(name)
                .withAncestors()
                .flatMap(each -> Optional.ofNullable(removals.get(each.text())).stream())
                .findFirst();
    }
}
