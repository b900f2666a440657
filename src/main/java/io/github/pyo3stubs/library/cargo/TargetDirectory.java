// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where cargo leaves what it builds: {@code <profile>/} below it, and {@code <triple>/<profile>/} where a target is
 * named.
 *
 * @param root the directory, mostly the workspace's {@code target}
 * @see <a href="https://doc.rust-lang.org/cargo/reference/build-cache.html">Build Cache</a>
 */
public record TargetDirectory(Path root) {
    /** Names that cargo gives to no profile, and what other tools put there: copies and wheels of maturin. */
    private static final Set<String> NO_PROFILES = Set.of("doc", "package", "tmp", "maturin", "wheels");

    /** The directories of the profiles that need no definition, in the order in which libraries are looked for. */
    private static final List<String> USUAL_PROFILES = List.of("release", "debug");

    /** The file names of a library on the platforms that Rust knows. */
    public static List<String> fileNames(String libraryName) {
        return List.of(
                "lib" + libraryName + ".so",
                "lib" + libraryName + ".dylib",
                libraryName + ".dll",
                libraryName + ".wasm");
    }

    /** The name of the directory that a profile's output lies in. */
    static String directoryOf(String profile) {
        return switch (profile) {
            case "dev", "test" -> "debug";
            case "bench" -> "release";
            default -> profile;
        };
    }

    /** Whether something was built here for a target. */
    boolean has(String target) {
        return Files.isDirectory(root.resolve(target));
    }

    /** The names of the targets that something was built for with one of cargo's usual profiles. */
    List<String> targets() throws IOException {
        return Directories.children(root).stream()
                .filter(child -> USUAL_PROFILES.stream().map(child::resolve).anyMatch(Files::isDirectory))
                .map(child -> child.getFileName().toString())
                .toList();
    }

    /**
     * The directories of profiles, in which cargo puts libraries: those that it has made, and those that it would make
     * next.
     *
     * @param libraryName the library that is looked for
     * @param profile the only profile that is wanted, if one is
     * @param targets the targets that are wanted or configured, among them names that are not triples of Rust's
     */
    public Set<ProfileDirectory> profiles(String libraryName, Optional<String> profile, Collection<String> targets)
            throws IOException {
        Set<String> triples = new LinkedHashSet<>(targets);
        Directories.children(root).stream()
                .map(child -> child.getFileName().toString())
                .filter(name -> Platform.ofTriple(name).isPresent())
                .forEach(triples::add);
        Set<ProfileDirectory> profiles = new LinkedHashSet<>();
        for (Path directory : profiles(root, libraryName, profile)) {
            if (!triples.contains(directory.getFileName().toString())) {
                profiles.add(new ProfileDirectory(directory, Optional.empty()));
            }
        }
        for (String triple : triples) {
            for (Path directory : profiles(root.resolve(triple), libraryName, profile)) {
                profiles.add(new ProfileDirectory(directory, Optional.of(triple)));
            }
        }
        return profiles;
    }

    private static Set<Path> profiles(Path parent, String libraryName, Optional<String> wanted) throws IOException {
        if (wanted.isPresent()) {
            return Set.of(parent.resolve(directoryOf(wanted.get())));
        }
        Set<Path> profiles = new LinkedHashSet<>();
        USUAL_PROFILES.forEach(name -> profiles.add(parent.resolve(name)));
        for (Path child : Directories.children(parent)) {
            // cargo locks what it builds into. Caches and archives may come without the lock's file.
            if (!NO_PROFILES.contains(child.getFileName().toString())
                    && Stream.concat(Stream.of(".cargo-lock"), fileNames(libraryName).stream())
                            .map(child::resolve)
                            .anyMatch(Files::isRegularFile)) {
                profiles.add(child);
            }
        }
        return profiles;
    }

    /**
     * Where one profile's output lies.
     *
     * @param path the directory, which need not exist
     * @param triple the target that the directory above it names
     */
    public record ProfileDirectory(Path path, Optional<String> triple) {

        public List<BuiltLibrary> libraries(String libraryName) throws IOException {
            List<BuiltLibrary> libraries = new ArrayList<>();
            for (String fileName : fileNames(libraryName)) {
                Path file = path.resolve(fileName);
                FileTimes.modified(file)
                        .map(time -> new BuiltLibrary(
                                file, triple, path.getFileName().toString(), time))
                        .ifPresent(libraries::add);
            }
            return libraries;
        }
    }
}
