// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.archive.StatedPythons;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Pythons that the libraries of one platform were built for. */
final class BuiltPythons {

    private final SortedMap<String, SortedSet<String>> tags = new TreeMap<>();

    /** The extension modules that have a library of an unknown version. */
    private final Set<String> unknown = new HashSet<>();

    private BuiltPythons() {}

    /**
     * The Pythons of the libraries for each platform.
     *
     * @param all the stubs of each library
     * @param trees for each platform the stubs of all its libraries
     */
    static SortedMap<Platform, StatedPythons> of(
            List<ExtensionStubs> all, SortedMap<Platform, StubTree> trees, ModuleOwners owners) {
        SortedMap<Platform, StatedPythons> pythons = new TreeMap<>();
        for (Map.Entry<Platform, StubTree> each : trees.entrySet()) {
            BuiltPythons built = new BuiltPythons();
            for (ExtensionStubs stubs : all) {
                if (stubs.platform().equals(each.getKey())) {
                    built.add(stubs, each.getValue(), owners);
                }
            }
            built.tags.keySet().removeAll(built.unknown);
            pythons.put(each.getKey(), new StatedPythons(built.tags));
        }
        return pythons;
    }

    private void add(ExtensionStubs library, StubTree tree, ModuleOwners owners) {
        Optional<String> tag = library.target().pythonTag();
        boolean isUnknown = Pythons.of(tag).isUnknown();
        for (String module : library.tree().files().keySet()) {
            String extension = tree.extensionOf(module, owners);
            if (isUnknown) {
                unknown.add(extension);
            } else {
                tags.computeIfAbsent(extension, added -> new TreeSet<>()).add(tag.orElseThrow());
            }
        }
    }
}
