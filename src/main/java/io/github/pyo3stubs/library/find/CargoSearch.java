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
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.platform.Platform;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One search for the built libraries of crates, where cargo and rust-maven-plugin leave them. */
final class CargoSearch {
    /**
     * On file systems with coarse times {@code release} wins over {@code debug}; the path only makes the order total.
     */
    private static final Comparator<BuiltLibrary> NEWEST_LAST = Comparator.comparing(BuiltLibrary::modified)
            .thenComparing(BuiltLibrary::profile)
            .thenComparing(BuiltLibrary::path);

    private final LibraryQuery request;
    private final Map<String, String> environment;
    private final Platform host;
    private final List<CargoConfig> configs;
    private final WantedTargets wanted;
    private final List<String> targets;

    private final List<LibraryFile> libraries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<OutdatedLibrary> outdated = new ArrayList<>();
    private final Set<Path> searched = new LinkedHashSet<>();
    private final Set<Crate> unbuilt = new LinkedHashSet<>();
    private final Set<String> unbuiltTargets = new LinkedHashSet<>();
    private final Set<String> builtProfiles = new TreeSet<>();
    private Optional<String> unknownProfile = Optional.empty();

    CargoSearch(LibraryQuery request, Map<String, String> environment, Platform host)
            throws IOException, ProjectException {
        this.request = request;
        this.environment = environment;
        this.host = host;
        this.configs = CargoConfig.of(request, environment);
        this.wanted = new WantedTargets(request.targets(), request.baseDirectory());
        this.targets = wanted.names();
    }

    /** Looks for a crate's libraries. */
    void add(Crate crate) throws IOException, ProjectException {
        refuseUnknownTarget(crate);
        List<Candidate> candidates = candidates(crate);
        if (targets.isEmpty() && candidates.isEmpty()) {
            unbuilt.add(crate);
        }
        for (String target : targets) {
            if (candidates.stream().noneMatch(candidate -> candidate.isFor(target))) {
                unbuilt.add(crate);
                unbuiltTargets.add(target);
            }
        }
        if (unbuilt.contains(crate) && request.profile().isPresent()) {
            addOtherProfiles(crate, request.profile().get());
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
        return unbuilt.isEmpty()
                ? new FoundLibraries(libraries, notes, warnings, outdated, Optional.empty(), false)
                : new FoundLibraries(List.of(), notes, warnings, List.of(), Optional.of(absence()), false);
    }

    private Optional<String> moduleName(Crate crate) throws IOException, ProjectException {
        if (request.moduleName().isEmpty()) {
            return PythonProject.moduleName(crate);
        }
        Optional<StatedModuleName> stated = PythonProject.statedModuleName(crate);
        if (stated.isPresent()) {
            stated.get().check(request.moduleName().get());
        }
        return request.moduleName();
    }

    /** What is built instead of a profile, and whether cargo has that profile at all. */
    private void addOtherProfiles(Crate crate, String profile) throws IOException, ProjectException {
        for (ProfileDirectory other : profiles(crate, Optional.empty())) {
            for (BuiltLibrary library : other.libraries(crate.libraryName())) {
                Candidate candidate = candidate(library);
                if (targets.isEmpty() || unbuiltTargets.stream().anyMatch(candidate::isFor)) {
                    builtProfiles.add(library.profileName());
                }
            }
        }
        Profiles known = Profiles.of(crate, configs, environment);
        if (!known.contains(profile)) {
            unknownProfile = Optional.of(known.complaint(profile));
        }
    }

    /** A mistyped target has the platform of a right one, whose library would be taken for its own. */
    private void refuseUnknownTarget(Crate crate) throws IOException, ProjectException {
        Set<TargetDirectory> directories = targetDirectories(crate);
        Optional<String> unknown = wanted.unknown(directories);
        if (unknown.isPresent()) {
            throw new ProjectException(WantedTargets.complaint(unknown.get(), directories)
                    + " Correct -Dpyo3stubs.targets=…; if it is right, build the library for it first.");
        }
    }

    private List<Candidate> candidates(Crate crate) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (ProfileDirectory profile : profiles(crate, request.profile())) {
            searched.add(profile.path());
            for (BuiltLibrary library : profile.libraries(crate.libraryName())) {
                candidates.add(candidate(library));
            }
        }
        return candidates;
    }

    private List<ProfileDirectory> profiles(Crate crate, Optional<String> wantedProfile) throws IOException {
        Set<String> configured = new LinkedHashSet<>(targets);
        configs.forEach(config -> configured.addAll(config.targets()));
        List<ProfileDirectory> profiles = new ArrayList<>();
        for (TargetDirectory directory : targetDirectories(crate)) {
            profiles.addAll(directory.profiles(crate.libraryName(), wantedProfile, configured));
        }
        return profiles;
    }

    private Set<TargetDirectory> targetDirectories(Crate crate) {
        Path byRustMavenPlugin = request.buildDirectory().resolve("rust-maven-plugin");
        Stream<Path> configured = configs.stream()
                .map(config -> config.targetDirectory()
                        .orElse(crate.workspaceDirectory().resolve("target")));
        Stream<Path> named = Stream.of(crate.directory(), request.crateDirectory())
                .map(Path::getFileName)
                // A crate in the root of a container's file system has no name.
                .filter(Objects::nonNull)
                .map(byRustMavenPlugin::resolve);
        return Stream.concat(configured, named)
                .map(TargetDirectory::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Candidate candidate(BuiltLibrary library) throws IOException {
        Optional<Platform> named = library.triple().flatMap(Platform::ofTriple);
        if (named.isPresent()) {
            return new Candidate(library, named, named);
        }
        try (FileChannel channel = FileChannel.open(library.path())) {
            List<Image> images = ObjectFile.images(Bytes.of(channel, ByteOrder.BIG_ENDIAN));
            Platform first = images.get(0).platform();
            // Of several images each has a platform of its own.
            return new Candidate(
                    library, Optional.of(first), images.size() == 1 ? Optional.of(first) : Optional.empty());
        } catch (ObjectFormatException e) {
            // Whoever reads the whole library says what is wrong with it. Until then it counts as what cargo builds by
            // default.
            return new Candidate(
                    library, library.triple().isPresent() ? Optional.empty() : Optional.of(host), Optional.empty());
        }
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
            notes.add("%s is read, the newest for %s, and not %s. To pin it: %s"
                    .formatted(
                            newest.path(),
                            builtFor,
                            others.stream()
                                    .map(other -> other.path().toString())
                                    .collect(Collectors.joining(", ")),
                            CargoBuild.quoted(
                                    profileTells
                                            ? "-Dpyo3stubs.profile=" + newest.profileName()
                                            : "-Dpyo3stubs.libraries=" + request.asValue(newest.path()))));
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
                    .forEach(each -> warnings.add(
                            "%s; it is left out, as another platform's library is fresh. To build it anew, in %s: %s"
                                    .formatted(
                                            each.change().clause(each.path(), Path::toString),
                                            request.baseDirectory(),
                                            each.build())));
            return built.stream()
                    .filter(candidate -> !old.containsKey(candidate))
                    .toList();
        }
        outdated.addAll(old.values());
        return built;
    }

    private String build(Crate crate, BuiltLibrary library) {
        return build(
                List.of(crate),
                Optional.of(library.profileName()),
                library.triple().stream().toList());
    }

    private String build(Collection<Crate> crates, Optional<String> profile, List<String> triples) {
        List<String> packages = crates.stream()
                .filter(crate -> !crate.directory().equals(request.crateDirectory()))
                .map(Crate::packageName)
                .distinct()
                .toList();
        List<String> arguments = triples.stream()
                .filter(triple -> !isDefault(triple))
                .map(wanted::argument)
                .toList();
        return new CargoBuild(request.baseDirectory(), request.crateDirectory(), packages, profile, arguments)
                .command();
    }

    /** Whether a target is one that cargo builds for unasked, and knows by a file whose path is not known here. */
    private boolean isDefault(String target) {
        return !RustTargets.ALL.contains(target)
                && !targets.contains(target)
                && configs.stream().anyMatch(config -> config.targets().contains(target));
    }

    private String instead(String profile) {
        return " with the profile '%s'%s"
                .formatted(profile, builtProfiles.isEmpty() ? "" : "; built are: " + String.join(", ", builtProfiles));
    }

    private String absence() {
        List<String> lines = new ArrayList<>();
        lines.add("There is no built library of %s%s%s."
                .formatted(
                        unbuilt.stream()
                                .map(crate -> "crate '" + crate.packageName() + "'")
                                .distinct()
                                .collect(Collectors.joining(" and ")),
                        unbuiltTargets.isEmpty() ? "" : " for " + String.join(" and ", unbuiltTargets),
                        request.profile().map(this::instead).orElse("")));
        lines.add("Looked for %s in"
                .formatted(unbuilt.stream()
                        .flatMap(crate -> TargetDirectory.fileNames(crate.libraryName()).stream())
                        .distinct()
                        .collect(Collectors.joining(", "))));
        searched.forEach(directory -> lines.add("  " + directory));
        lines.add("");
        if (unknownProfile.isPresent()) {
            lines.add(unknownProfile.get());
        } else {
            lines.add("To build it, in %s: %s"
                    .formatted(
                            request.baseDirectory(), build(unbuilt, request.profile(), List.copyOf(unbuiltTargets))));
        }
        lines.add("On machines without Rust: -Dpyo3stubs.skip");
        return String.join("\n", lines);
    }
}
