// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Does to stubs what options say of modules by name, and finds out whether there are such modules. */
final class NamedModules {

    private final ReadOptions options;
    private final SortedSet<String> ofLibraries = new TreeSet<>();
    private final SortedSet<String> ofArchives = new TreeSet<>();
    private final Set<Message> conflicts = new LinkedHashSet<>();

    /** The extension modules of the stubs of libraries, by the modules under whose names the stubs stand. */
    private final Map<String, String> owners = new HashMap<>();

    NamedModules(ReadOptions options) {
        this.options = options;
    }

    /** The stubs of a library's extension module where the options want them. */
    ExtensionStubs placed(ExtensionStubs stubs) {
        ofLibraries.addAll(stubs.tree().files().keySet());
        Optional<Message> conflict = options.relocations().conflict(stubs);
        if (conflict.isPresent()) {
            conflicts.add(conflict.get());
            return stubs;
        }
        ExtensionStubs placed = stubs.relocated(options.relocations());
        for (String place : placed.tree().files().keySet()) {
            String other = owners.putIfAbsent(place, stubs.module());
            if (other != null && !other.equals(stubs.module())) {
                conflicts.add(Message.of(
                        "%s would be the name of a stub of %s and of one of %s. Correct %s.",
                        place, other, stubs.module(), new ChooseOption(Option.RELOCATIONS)));
            }
        }
        return placed;
    }

    /** Notes the modules of an archive, whose stubs were placed when it was made. */
    void note(ExtensionStubs ofArchive) {
        ofArchives.addAll(ofArchive.tree().files().keySet());
    }

    /** Why the options do not fit the modules, after all of them; empty if they do. */
    Optional<Message> problem() {
        List<Message> problems = new ArrayList<>(conflicts);
        SortedSet<String> unknown = options.relocations().unknown(ofLibraries);
        if (!unknown.isEmpty() && !ofLibraries.isEmpty()) {
            problems.add(Message.of(
                    "There is no module %s whose stub could be relocated. There are: %s. Correct %s.",
                    String.join(", ", unknown), String.join(", ", ofLibraries), new ChooseOption(Option.RELOCATIONS)));
        }
        if (options.unlisted() instanceof Unlisted.InModule named
                && !ofLibraries.contains(named.module())
                && !ofArchives.contains(named.module())) {
            SortedSet<String> all = new TreeSet<>(ofLibraries);
            all.addAll(ofArchives);
            problems.add(Message.of(
                    "There is no module '%s' in which to declare what no module lists. There are: %s. Correct %s.",
                    named.module(), String.join(", ", all), new ChooseOption(Option.UNLISTED)));
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(Message.join("\n", problems));
    }
}
