// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.OutdatedLibrary;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.cargo.BuiltLibrary;
import io.github.pyo3stubs.library.cargo.Candidate;
import io.github.pyo3stubs.library.cargo.CargoBuild;
import io.github.pyo3stubs.library.cargo.CargoConfig;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.DepInfo;
import io.github.pyo3stubs.library.cargo.Profiles;
import io.github.pyo3stubs.library.cargo.RustTargets;
import io.github.pyo3stubs.library.cargo.TargetDirectory;
import io.github.pyo3stubs.library.cargo.TargetDirectory.ProfileDirectory;
import io.github.pyo3stubs.library.cargo.WantedTargets;
import io.github.pyo3stubs.library.pyproject.PythonProject;
import io.github.pyo3stubs.library.pyproject.StatedModuleName;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One search for the built libraries of crates, where cargo and rust-maven-plugin leave them. */
final class CargoSearch {
    /**
     * On file systems with coarse times {@code release} wins over {@code debug}; the path only makes the order total.
     */
    private static final Comparator<BuiltLibrary> NEWEST_LAST = Comparator.comparing(BuiltLibrary::modified)
            .thenComparing(BuiltLibrary::profile)
            .thenComparing(BuiltLibrary::path);

    private final LibraryQuery query;
    private final Map<String, String> environment;
    private final List<CargoConfig> configs;
    private final WantedTargets wanted;
    private final List<String> targets;
    private final CargoOutput output;

    private final List<LibraryFile> libraries = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private final List<OutdatedLibrary> outdated = new ArrayList<>();
    private final Set<Path> searched = new LinkedHashSet<>();
    private final MissingLibraries missing = new MissingLibraries();

    CargoSearch(LibraryQuery query, Map<String, String> environment, Platform host)
            throws IOException, ProjectException {
        this.query = query;
        this.environment = environment;
        this.configs = CargoConfig.of(query, environment);
        this.wanted = new WantedTargets(query.targets(), query.baseDirectory());
        this.targets = wanted.names();
        this.output = new CargoOutput(query, configs, targets, host);
    }

    /** Looks for a crate's libraries. */
    void add(Crate crate) throws IOException, ProjectException {
        refuseUnknownTarget(crate);
        List<Candidate> candidates = candidates(crate);
        if (targets.isEmpty() && candidates.isEmpty()) {
            missing.add(crate);
        }
        for (String target : targets) {
            if (candidates.stream().noneMatch(candidate -> candidate.isFor(target))) {
                missing.add(crate, target);
            }
        }
        if (missing.crates().contains(crate) && query.profile().isPresent()) {
            addOtherProfiles(crate, query.profile().get());
        }
        SortedMap<String, List<Candidate>> sameFor = candidates.stream()
                .filter(candidate -> targets.isEmpty() || targets.stream().anyMatch(candidate::isFor))
                .collect(Collectors.groupingBy(Candidate::builtFor, TreeMap::new, Collectors.toList()));
        List<Candidate> newest = new ArrayList<>();
        sameFor.forEach((builtFor, same) -> newest.add(newest(builtFor, same)));
        Optional<String> moduleName = moduleName(crate);
        for (Candidate candidate : withoutOutdated(crate, newest)) {
            libraries.add(new LibraryFile(candidate.library().path(), moduleName, candidate.told()));
        }
    }

    FoundLibraries found() {
        if (missing.isEmpty()) {
            return new FoundLibraries.Found(libraries, List.of(), notes, warnings, outdated);
        }
        RunCargo build = build(missing.crates(), query.profile(), List.copyOf(missing.targets()));
        return new FoundLibraries.NotBuilt(missing.reason(query, searched, build), notes, warnings);
    }

    private Optional<String> moduleName(Crate crate) throws IOException, ProjectException {
        if (query.moduleName().isEmpty()) {
            return PythonProject.moduleName(crate);
        }
        Optional<StatedModuleName> stated = PythonProject.statedModuleName(crate);
        if (stated.isPresent()) {
            stated.get().check(query.moduleName().get());
        }
        return query.moduleName();
    }

    /** What is built instead of a profile, and whether cargo has that profile at all. */
    private void addOtherProfiles(Crate crate, String profile) throws IOException, ProjectException {
        for (ProfileDirectory other : output.profiles(crate, Optional.empty())) {
            for (Candidate candidate : output.candidates(other.libraries(crate.libraryName()))) {
                if (targets.isEmpty() || missing.targets().stream().anyMatch(candidate::isFor)) {
                    missing.addBuiltProfile(candidate.library().profileName());
                }
            }
        }
        Profiles known = Profiles.of(crate, configs, environment);
        if (!known.contains(profile)) {
            missing.refuseProfile(known.complaint(profile));
        }
    }

    /**
     * Fails for an unknown target. A mistyped one may have the platform of a right one, whose library would be read for
     * it.
     */
    private void refuseUnknownTarget(Crate crate) throws IOException, ProjectException {
        Set<TargetDirectory> directories = output.targetDirectories(crate);
        Optional<String> unknown = wanted.unknown(directories);
        if (unknown.isPresent()) {
            throw new ProjectException(Message.of(
                    "%s Correct %s; if it is right, %s",
                    WantedTargets.complaint(unknown.get(), directories),
                    new ChooseOption(Option.TARGETS),
                    new Advice("build the library for it first.")));
        }
    }

    private List<Candidate> candidates(Crate crate) throws IOException {
        List<BuiltLibrary> built = new ArrayList<>();
        for (ProfileDirectory profile : output.profiles(crate, query.profile())) {
            searched.add(profile.path());
            built.addAll(profile.libraries(crate.libraryName()));
        }
        boolean isChoice = built.size() > 1 || !targets.isEmpty();
        return isChoice
                ? output.candidates(built)
                : built.stream().map(output::unopened).toList();
    }

    private Candidate newest(String builtFor, List<Candidate> same) {
        Candidate chosen = Collections.max(same, Comparator.comparing(Candidate::library, NEWEST_LAST));
        BuiltLibrary newest = chosen.library();
        List<BuiltLibrary> others = same.stream()
                .map(Candidate::library)
                .filter(library -> library != newest)
                .toList();
        if (!others.isEmpty()) {
            boolean profileTells =
                    others.stream().noneMatch(other -> other.profile().equals(newest.profile()));
            notes.add(Message.of(
                    "%s is read, the newest for %s, and not %s. To pin it: %s",
                    newest.path(),
                    builtFor,
                    others.stream().map(other -> other.path().toString()).collect(Collectors.joining(", ")),
                    profileTells
                            ? new SetOption(Option.PROFILE, newest.profileName())
                            : new SetOption(Option.LIBRARIES, query.asValue(newest.path()))));
        }
        return chosen;
    }

    /**
     * The libraries to read. Where the user names no targets and another platform's library is fresh, outdated ones are
     * left out with a warning; all others stay, and count as outdated.
     */
    private List<Candidate> withoutOutdated(Crate crate, List<Candidate> built) throws IOException {
        Path base = CargoConfig.depInfoBase(configs, crate.workspaceDirectory());
        Map<Candidate, OutdatedLibrary> old = new LinkedHashMap<>();
        for (Candidate candidate : built) {
            Path path = candidate.library().path();
            DepInfo.change(path, base)
                    .ifPresent(change ->
                            old.put(candidate, new OutdatedLibrary(path, change, build(crate, candidate.library()))));
        }
        if (targets.isEmpty() && old.size() < built.size()) {
            old.values()
                    .forEach(each -> warnings.add(Message.of(
                            "%s; it is left out, as another platform's library is fresh. To build it again, in %s: %s",
                            each.change().clause(each.path(), Path::toString), query.baseDirectory(), each.build())));
            return built.stream()
                    .filter(candidate -> !old.containsKey(candidate))
                    .toList();
        }
        outdated.addAll(old.values());
        return built;
    }

    private RunCargo build(Crate crate, BuiltLibrary library) {
        return build(
                List.of(crate),
                Optional.of(library.profileName()),
                library.triple().stream().toList());
    }

    private RunCargo build(Collection<Crate> crates, Optional<String> profile, List<String> triples) {
        List<String> packages = crates.stream()
                .filter(crate -> !crate.directory().equals(query.crateDirectory()))
                .map(Crate::packageName)
                .distinct()
                .toList();
        List<String> arguments = triples.stream()
                .filter(triple -> !isDefault(triple))
                .map(wanted::argument)
                .toList();
        return new CargoBuild(query.baseDirectory(), query.crateDirectory(), packages, profile, arguments).command();
    }

    /** Whether a target is one that cargo builds for unasked, and knows by a file whose path is not known here. */
    private boolean isDefault(String target) {
        return !RustTargets.ALL.contains(target)
                && !targets.contains(target)
                && configs.stream().anyMatch(config -> config.targets().contains(target));
    }
}
