// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.TargetDirectory;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The libraries that a search of cargo's target directories missed. */
final class MissingLibraries {
    private final Set<Crate> crates = new LinkedHashSet<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private final Set<String> builtProfiles = new TreeSet<>();
    private Optional<Message> unknownProfile = Optional.empty();

    /** Adds a crate that is not built at all. */
    void add(Crate crate) {
        crates.add(crate);
    }

    /** Adds a crate that is not built for a target. */
    void add(Crate crate, String target) {
        crates.add(crate);
        targets.add(target);
    }

    /** Adds a profile that a missing library is built with, in place of the wanted one. */
    void addBuiltProfile(String name) {
        builtProfiles.add(name);
    }

    /** Notes what is wrong with the wanted profile, which cargo does not have. */
    void refuseProfile(Message complaint) {
        unknownProfile = Optional.of(complaint);
    }

    boolean isEmpty() {
        return crates.isEmpty();
    }

    /** The crates that a library is missing of. */
    Set<Crate> crates() {
        return crates;
    }

    /** The targets that a library is missing for; none if the user wants no targets in particular. */
    Set<String> targets() {
        return targets;
    }

    /**
     * Why there is nothing to read, and what to do.
     *
     * @param query what was searched for
     * @param searched the directories that were looked at
     * @param build the command that builds the libraries
     */
    Message reason(LibraryQuery query, Collection<Path> searched, RunCargo build) {
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of(
                "There is no built library of %s%s%s.",
                crates.stream()
                        .map(crate -> "crate '" + crate.packageName() + "'")
                        .distinct()
                        .collect(Collectors.joining(" and ")),
                targets.isEmpty() ? "" : " for " + String.join(" and ", targets),
                query.profile().map(this::withProfile).orElse("")));
        lines.add(Message.of(
                "Looked for %s in",
                crates.stream()
                        .flatMap(crate -> TargetDirectory.fileNames(crate.libraryName()).stream())
                        .distinct()
                        .collect(Collectors.joining(", "))));
        searched.forEach(directory -> lines.add(Message.of("  %s", directory)));
        lines.add(Message.text(""));
        lines.add(unknownProfile.orElseGet(() -> Message.of("To build it, in %s: %s", query.baseDirectory(), build)));
        lines.add(Message.of("On machines without Rust: %s", new SetOption(Option.SKIP, "true")));
        return Message.join("\n", lines);
    }

    private String withProfile(String wanted) {
        return " with the profile '%s'%s"
                .formatted(wanted, builtProfiles.isEmpty() ? "" : "; built are: " + String.join(", ", builtProfiles));
    }
}
