// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.Message;
import java.util.ArrayList;
import java.util.List;

/** Result of the search for a project's libraries. */
public sealed interface FoundLibraries {

    /**
     * Libraries and archives of stubs to read, one at least.
     *
     * @param libraries sorted by their paths
     * @param archives archives that stand for libraries of other machines, sorted by their paths
     * @param notes what was chosen among several libraries, and how to choose another
     * @param warnings what looks wrong, each with a remedy
     * @param outdated those of the libraries in cargo's target directory that do not match their sources any more
     */
    record Found(
            List<LibraryFile> libraries,
            List<PlatformArchive> archives,
            List<Message> notes,
            List<Message> warnings,
            List<OutdatedLibrary> outdated)
            implements FoundLibraries {
        public Found {
            libraries = List.copyOf(libraries);
            archives = List.copyOf(archives);
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
            outdated = List.copyOf(outdated);
        }
    }

    /**
     * Nothing to read, because a crate that should have a library is not built.
     *
     * @param reason which library is missing, where it was looked for, and what to do, in whole lines
     * @param notes as for libraries that are found
     * @param warnings as for libraries that are found
     */
    record NotBuilt(Message reason, List<Message> notes, List<Message> warnings) implements FoundLibraries {
        public NotBuilt {
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Nothing that could have a library: neither Cargo.toml nor pyproject.toml names a crate, and the user names
     * neither a crate nor libraries.
     *
     * @param reason where a crate was looked for, and what to do, in whole lines
     */
    record NoRustProject(Message reason) implements FoundLibraries {

        /** None: nothing was chosen. */
        @Override
        public List<Message> notes() {
            return List.of();
        }

        /** None: nothing was looked at. */
        @Override
        public List<Message> warnings() {
            return List.of();
        }
    }

    /** What was chosen among several libraries, and how to choose another. */
    List<Message> notes();

    /** What looks wrong, each with a remedy. */
    List<Message> warnings();

    /** The results of several searches as one: if a library is missing in one of them, there is nothing to read. */
    static FoundLibraries together(List<FoundLibraries> all) {
        List<LibraryFile> libraries = new ArrayList<>();
        List<PlatformArchive> archives = new ArrayList<>();
        List<OutdatedLibrary> outdated = new ArrayList<>();
        List<Message> reasons = new ArrayList<>();
        for (FoundLibraries each : all) {
            if (each instanceof Found found) {
                libraries.addAll(found.libraries());
                archives.addAll(found.archives());
                outdated.addAll(found.outdated());
            } else if (each instanceof NotBuilt missing) {
                reasons.add(missing.reason());
            } else if (each instanceof NoRustProject none) {
                reasons.add(none.reason());
            }
        }
        List<Message> notes =
                all.stream().flatMap(each -> each.notes().stream()).toList();
        List<Message> warnings =
                all.stream().flatMap(each -> each.warnings().stream()).toList();
        return reasons.isEmpty()
                ? new Found(libraries, archives, notes, warnings, outdated)
                : new NotBuilt(Message.join("\n\n", reasons), notes, warnings);
    }
}
