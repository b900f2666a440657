// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The modules that options name. It relocates their stubs, and reports names of modules that do not exist. A library
 * for another platform may have a module that no library at hand has.
 */
final class NamedModules {

    private final ReadOptions options;
    private final ModulePlaces places;
    private final SortedSet<String> ofLibraries = new TreeSet<>();
    private final SortedSet<String> ofArchives = new TreeSet<>();
    private final SortedSet<String> extensions = new TreeSet<>();
    private final Set<Platform> platforms = new LinkedHashSet<>();
    private final Set<Message> conflicts = new LinkedHashSet<>();

    /** The extension modules of the stubs of libraries, by the modules under whose names the stubs stand. */
    private final Map<String, String> owners = new HashMap<>();

    NamedModules(ReadOptions options) {
        this.options = options;
        this.places = options.relocations().places();
    }

    /** The stubs of a library's extension module where the options want them. */
    ExtensionStubs placed(ExtensionStubs stubs) {
        ofLibraries.addAll(stubs.tree().files().keySet());
        noteOrigin(stubs);
        Optional<Message> conflict = options.relocations()
                .conflict(stubs.module(), stubs.tree().files().keySet());
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
        noteOrigin(ofArchive);
    }

    private void noteOrigin(ExtensionStubs stubs) {
        extensions.add(stubs.module());
        platforms.add(stubs.platform());
    }

    /** Why the options do not fit the modules, after all of them; empty if they do. */
    Optional<Message> problem() throws IOException {
        List<Message> problems = new ArrayList<>(conflicts);
        SortedSet<String> relocated = unknownRelocated();
        if (!relocated.isEmpty() && absentPlatforms().isEmpty()) {
            problems.add(Message.of(
                    "There is no module %s whose stub could be relocated. There are: %s. Correct %s.%s",
                    String.join(", ", relocated),
                    String.join(", ", ofLibraries),
                    new ChooseOption(Option.RELOCATIONS),
                    unlessElsewhere()));
        }
        Optional<String> unlisted = unknownUnlisted();
        if (unlisted.isPresent() && absentPlatforms().isEmpty()) {
            SortedSet<String> all = new TreeSet<>(ofLibraries);
            all.addAll(ofArchives);
            problems.add(Message.of(
                    "%s names the module '%s', which does not exist. There are: %s. Correct that name.%s",
                    new ChooseOption(Option.UNLISTED), unlisted.get(), String.join(", ", all), unlessElsewhere()));
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(Message.join("\n", problems));
    }

    private Message unlessElsewhere() {
        return options.elsewhere().platforms().isStated()
                ? Message.text("")
                : Message.of(
                        " If only a library for another platform has it, say which platforms the project is for: %s.",
                        new ChooseOption(Option.PLATFORMS, "<classifier>,…"));
    }

    /** Warnings about modules that only libraries for other platforms of the project may have. */
    List<Notice> doubts() throws IOException {
        List<Notice> doubts = new ArrayList<>();
        if (!absentPlatforms().isEmpty()) {
            SortedSet<String> relocated = unknownRelocated();
            if (!relocated.isEmpty()) {
                doubts.add(doubt(String.join(", ", relocated), "whose stub is to be relocated", Option.RELOCATIONS));
            }
            unknownUnlisted()
                    .ifPresent(module -> doubts.add(doubt(
                            module,
                            "to which classes and functions that no module lists are to be added",
                            Option.UNLISTED)));
        }
        return doubts;
    }

    private Notice doubt(String modules, String use, Option option) {
        Message message = Message.of(
                "No library at hand and no committed stub has the module %s, %s. Perhaps a library for %s has it. If"
                        + " not, correct %s.",
                modules,
                use,
                absentPlatforms().stream().map(Platform::classifier).collect(joining(", ")),
                new ChooseOption(option));
        return Notice.warning(message, message.toString());
    }

    private Optional<String> unknownUnlisted() throws IOException {
        return options.unlisted() instanceof Unlisted.InModule named && isUnknown(named.module())
                ? Optional.of(named.module())
                : Optional.empty();
    }

    /** The relocated modules that are not known to be anywhere, unless there are archives only. */
    private SortedSet<String> unknownRelocated() throws IOException {
        SortedSet<String> unknown = new TreeSet<>();
        if (!ofLibraries.isEmpty()) {
            for (String module : options.relocations().unknown(ofLibraries)) {
                if (isUnknown(module)) {
                    unknown.add(module);
                }
            }
        }
        return unknown;
    }

    /** @param module the name of a module by a library */
    private boolean isUnknown(String module) throws IOException {
        String place = places.of(module);
        return !ofLibraries.contains(module) && !ofArchives.contains(place) && !isOfAbsentPlatform(module, place);
    }

    private boolean isOfAbsentPlatform(String module, String place) throws IOException {
        if (options.elsewhere().platforms().isStated() && absentPlatforms().isEmpty()) {
            return false;
        }
        for (String extension : extensions) {
            if (DottedName.of(module).startsWith(extension)
                    && options.elsewhere().isCommitted(extension, place)) {
                return true;
            }
        }
        return false;
    }

    /** The platforms of the project without a library or an archive at hand; none if it does not state any. */
    private List<Platform> absentPlatforms() {
        return options.elsewhere().platforms().missing(platforms);
    }
}
