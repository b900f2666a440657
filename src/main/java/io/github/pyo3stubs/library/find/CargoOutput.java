// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.cargo.BuiltLibrary;
import io.github.pyo3stubs.library.cargo.Candidate;
import io.github.pyo3stubs.library.cargo.CargoConfig;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.TargetDirectory;
import io.github.pyo3stubs.library.cargo.TargetDirectory.ProfileDirectory;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.platform.Platform;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories that cargo and rust-maven-plugin build into.
 *
 * @param query what is searched for
 * @param configs cargo's configuration in each directory where it may be started
 * @param targets the names of the wanted targets
 * @param host the platform of this machine
 */
record CargoOutput(LibraryQuery query, List<CargoConfig> configs, List<String> targets, Platform host) {

    /** The target directories that a crate may be built into. */
    Set<TargetDirectory> targetDirectories(Crate crate) {
        Path byRustMavenPlugin = query.buildDirectory().resolve("rust-maven-plugin");
        Stream<Path> configured = configs.stream()
                .map(config -> config.targetDirectory()
                        .orElse(crate.workspaceDirectory().resolve("target")));
        Stream<Path> named = Stream.of(crate.directory(), query.crateDirectory())
                .map(Path::getFileName)
                // A crate in the root of a container's file system has no name.
                .filter(Objects::nonNull)
                .map(byRustMavenPlugin::resolve);
        return Stream.concat(configured, named)
                .map(TargetDirectory::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The directories in which cargo puts a crate's libraries.
     *
     * @param profile the only profile that is wanted, if one is
     */
    List<ProfileDirectory> profiles(Crate crate, Optional<String> profile) throws IOException {
        Set<String> configured = new LinkedHashSet<>(targets);
        configs.forEach(config -> configured.addAll(config.targets()));
        List<ProfileDirectory> profiles = new ArrayList<>();
        for (TargetDirectory directory : targetDirectories(crate)) {
            profiles.addAll(directory.profiles(crate.libraryName(), profile, configured));
        }
        return profiles;
    }

    /**
     * The candidates among which one is chosen for each platform. A library without a target in its path says only in
     * its header what it is built for, so its file is opened here, and again when it is read.
     */
    List<Candidate> candidates(List<BuiltLibrary> libraries) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (BuiltLibrary library : libraries) {
            candidates.add(candidate(library));
        }
        return candidates;
    }

    private Candidate candidate(BuiltLibrary library) throws IOException {
        if (library.triple().flatMap(Platform::ofTriple).isPresent()) {
            return unopened(library);
        }
        try (FileChannel channel = FileChannel.open(library.path())) {
            List<Image> images = ObjectFile.images(Bytes.of(channel, ByteOrder.BIG_ENDIAN));
            Platform first = images.get(0).platform();
            // Of several images each has a platform of its own.
            return new Candidate(
                    library, Optional.of(first), images.size() == 1 ? Optional.of(first) : Optional.empty());
        } catch (ObjectFormatException | NoSuchFileException e) {
            // The reader of the whole library says what is wrong with it, and waits if cargo is just replacing it.
            return unopened(library);
        }
    }

    /**
     * A candidate by its path alone: that of the target in it, else what cargo builds by default. The reader of the
     * library finds the platform that the path does not tell.
     */
    Candidate unopened(BuiltLibrary library) {
        Optional<Platform> named = library.triple().flatMap(Platform::ofTriple);
        return new Candidate(library, library.triple().isPresent() ? named : Optional.of(host), named);
    }
}
