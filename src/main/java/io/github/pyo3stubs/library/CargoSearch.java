package io.github.pyo3stubs.library;

import io.github.pyo3stubs.library.TargetDirectory.ProfileDirectory;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final Request request;
    private final Platform host;
    private final List<CargoConfig> configs;
    private final List<String> targets;

    private final List<LibraryFile> libraries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Path> searched = new LinkedHashSet<>();
    private final Set<Crate> unbuilt = new LinkedHashSet<>();
    private final Set<String> unbuiltTargets = new LinkedHashSet<>();

    CargoSearch(Request request, Map<String, String> environment, Platform host) throws IOException, ProjectException {
        this.request = request;
        this.host = host;
        this.configs = CargoConfig.of(request, environment);
        this.targets = request.targets().stream().map(CargoConfig::targetName).toList();
    }

    /** Looks for a crate's libraries. */
    void add(Crate crate) throws IOException, ProjectException {
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
        SortedMap<Platform, List<Candidate>> platforms = candidates.stream()
                .filter(candidate -> targets.isEmpty() || targets.stream().anyMatch(candidate::isFor))
                .collect(Collectors.groupingBy(Candidate::platform, TreeMap::new, Collectors.toList()));
        List<Candidate> newest = new ArrayList<>();
        platforms.forEach((platform, same) -> newest.add(newest(platform, same)));
        Optional<String> moduleName =
                request.moduleName().isPresent() ? request.moduleName() : PythonProject.moduleName(crate);
        for (Candidate candidate : withoutOutdated(crate, newest)) {
            libraries.add(new LibraryFile(candidate.library().path(), moduleName, candidate.told()));
        }
    }

    Found found() {
        return unbuilt.isEmpty()
                ? new Found(libraries, notes, warnings, Optional.empty(), false)
                : new Found(List.of(), notes, warnings, Optional.of(absence()), false);
    }

    private List<Candidate> candidates(Crate crate) throws IOException {
        Set<String> configured = new LinkedHashSet<>(targets);
        configs.forEach(config -> configured.addAll(config.targets()));
        List<Candidate> candidates = new ArrayList<>();
        for (TargetDirectory directory : targetDirectories(crate)) {
            for (ProfileDirectory profile : directory.profiles(crate.libraryName(), request.profile(), configured)) {
                searched.add(profile.path());
                for (BuiltLibrary library : profile.libraries(crate.libraryName())) {
                    candidates.add(candidate(library));
                }
            }
        }
        return candidates;
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
            return new Candidate(library, named.get(), named);
        }
        try (FileChannel channel = FileChannel.open(library.path())) {
            List<Image> images = ObjectFile.images(Bytes.of(channel, ByteOrder.BIG_ENDIAN));
            Platform first = Platform.of(images.get(0));
            // Of several images each has a platform of its own.
            return new Candidate(library, first, images.size() == 1 ? Optional.of(first) : Optional.empty());
        } catch (ObjectFormatException e) {
            // Whoever reads the whole library says what is wrong with it. Until then it counts as what cargo builds by
            // default.
            return new Candidate(library, library.triple().map(Platform::new).orElse(host), Optional.empty());
        }
    }

    private Candidate newest(Platform platform, List<Candidate> same) {
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
                            request.show(newest.path()),
                            platform.classifier(),
                            others.stream()
                                    .map(other -> request.show(other.path()))
                                    .collect(Collectors.joining(", ")),
                            CargoBuild.quoted(
                                    profileTells
                                            ? "-Dpyo3stubs.profile=" + newest.profileName()
                                            : "-Dpyo3stubs.libraries=" + request.asValue(newest.path()))));
        }
        return chosen;
    }

    private List<Candidate> withoutOutdated(Crate crate, List<Candidate> built) throws IOException {
        Path base = CargoConfig.depInfoBase(configs, crate.workspaceDirectory());
        Map<BuiltLibrary, Path> outdated = new TreeMap<>(Comparator.comparing(BuiltLibrary::path));
        for (Candidate candidate : built) {
            BuiltLibrary library = candidate.library();
            DepInfo.newerSource(library.path(), base).ifPresent(source -> outdated.put(library, source));
        }
        boolean leftOut = targets.isEmpty() && outdated.size() < built.size();
        outdated.forEach((library, source) -> warnings.add("%s%s. To build it anew, in %s: %s"
                .formatted(
                        DepInfo.isOlder(request, library.path(), source),
                        leftOut ? " and is left out, as another platform's library is fresh" : "",
                        request.baseDirectory(),
                        build(
                                List.of(crate),
                                Optional.of(library.profileName()),
                                library.triple().stream().toList()))));
        return leftOut
                ? built.stream()
                        .filter(candidate -> !outdated.containsKey(candidate.library()))
                        .toList()
                : built;
    }

    private String build(Collection<Crate> crates, Optional<String> profile, List<String> triples) {
        List<String> packages = crates.stream()
                .filter(crate -> !crate.directory().equals(request.crateDirectory()))
                .map(Crate::packageName)
                .distinct()
                .toList();
        return new CargoBuild(request.baseDirectory(), request.crateDirectory(), packages, profile, triples).command();
    }

    private String absence() {
        List<String> lines = new ArrayList<>();
        lines.add("There is no built library of %s%s."
                .formatted(
                        unbuilt.stream()
                                .map(crate -> "crate '" + crate.packageName() + "'")
                                .distinct()
                                .collect(Collectors.joining(" and ")),
                        unbuiltTargets.isEmpty() ? "" : " for " + String.join(" and ", unbuiltTargets)));
        lines.add("Looked for %s in"
                .formatted(unbuilt.stream()
                        .flatMap(crate -> TargetDirectory.fileNames(crate.libraryName()).stream())
                        .distinct()
                        .collect(Collectors.joining(", "))));
        searched.forEach(directory -> lines.add("  " + directory));
        lines.add("");
        lines.add("To build it, in %s: %s"
                .formatted(request.baseDirectory(), build(unbuilt, request.profile(), List.copyOf(unbuiltTargets))));
        lines.add("On machines without Rust: -Dpyo3stubs.skip");
        return String.join("\n", lines);
    }

    /**
     * A library that may be read.
     *
     * @param platform what it counts as in the choice among several
     * @param told what the whole file was built for, where its directory or its header says so
     */
    private record Candidate(BuiltLibrary library, Platform platform, Optional<Platform> told) {

        /** A library built without naming a target is for the target of its platform. */
        boolean isFor(String target) {
            return library.triple()
                    .map(target::equals)
                    .orElseGet(() ->
                            Platform.ofTriple(target).filter(platform::equals).isPresent());
        }
    }
}
