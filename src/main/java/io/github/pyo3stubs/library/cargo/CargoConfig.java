// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Toml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cargo's configuration for builds that start in a directory: the environment, {@code .cargo/config.toml} there and
 * above, and {@code config.toml} in {@code CARGO_HOME}; the earlier wins.
 *
 * @param targetDirectory the directory set instead of the workspace's {@code target}
 * @param targets the target triples that cargo builds for when {@code --target} is not given; a target described by a
 *     JSON file under the file's stem
 * @param depInfoBase what the relative paths in dep-info files start at
 * @param profiles the names of the profiles that are defined or changed here
 * @see <a href="https://doc.rust-lang.org/cargo/reference/config.html">Cargo's Configuration</a>
 */
public record CargoConfig(
        Optional<Path> targetDirectory, List<String> targets, Optional<Path> depInfoBase, Set<String> profiles) {

    static CargoConfig read(Path startDirectory, Map<String, String> environment) throws IOException, ProjectException {
        List<ConfigFile> files = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path directory = startDirectory; directory != null; directory = directory.getParent()) {
            addFileIn(directory.resolve(".cargo"), seen, files);
        }
        Optional<Path> home = home(startDirectory, environment);
        if (home.isPresent()) {
            addFileIn(home.get(), seen, files);
        }
        Optional<Path> byVariable = variable("CARGO_TARGET_DIR", environment)
                .or(() -> variable("CARGO_BUILD_TARGET_DIR", environment))
                .map(startDirectory::resolve);
        Optional<Path> targetDirectory = byVariable.isPresent() ? byVariable : path("target-dir", files);
        List<String> targets = variable("CARGO_BUILD_TARGET", environment)
                .map(List::of)
                .or(() -> files.stream()
                        .map(file -> file.build("target").texts())
                        .filter(texts -> !texts.isEmpty())
                        .findFirst())
                .orElse(List.of());
        return new CargoConfig(
                targetDirectory.map(Path::normalize),
                targets.stream().map(CargoConfig::targetName).toList(),
                path("dep-info-basedir", files).map(Path::normalize),
                files.stream()
                        .flatMap(file -> file.toml().at("profile").entries().keySet().stream())
                        .collect(Collectors.toSet()));
    }

    /**
     * The configuration of each directory where cargo may be started for a query: the crate's directory, or with
     * {@code --manifest-path} in the module's.
     */
    public static List<CargoConfig> of(LibraryQuery query, Map<String, String> environment)
            throws IOException, ProjectException {
        List<CargoConfig> configs = new ArrayList<>();
        for (Path start : new LinkedHashSet<>(List.of(query.crateDirectory(), query.baseDirectory()))) {
            configs.add(read(start, environment));
        }
        return configs;
    }

    /** The directory at which relative paths in dep-info files start: the configured one, else the workspace's. */
    public static Path depInfoBase(List<CargoConfig> configs, Path workspaceDirectory) {
        return configs.stream()
                .flatMap(config -> config.depInfoBase().stream())
                .findFirst()
                .orElse(workspaceDirectory);
    }

    /** The name of a target's directory: the triple, or the stem of the JSON file that describes the target. */
    static String targetName(String target) {
        if (!target.endsWith(".json")) {
            return target;
        }
        int slash = Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\'));
        return target.substring(slash + 1, target.length() - ".json".length());
    }

    private static Optional<Path> home(Path startDirectory, Map<String, String> environment) {
        return variable("CARGO_HOME", environment)
                .or(() -> variable("HOME", environment)
                        .or(() -> variable("USERPROFILE", environment))
                        .map(home -> Path.of(home, ".cargo").toString()))
                .map(startDirectory::resolve);
    }

    private static void addFileIn(Path directory, Set<Path> seen, List<ConfigFile> files)
            throws IOException, ProjectException {
        // Where both are, cargo reads the one without the ending.
        for (String name : List.of("config", "config.toml")) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                add(file, seen, files);
                return;
            }
        }
    }

    /** A file, then those that it includes, the last first: the order in which they win. */
    private static void add(Path file, Set<Path> seen, List<ConfigFile> files) throws IOException, ProjectException {
        if (!seen.add(file.normalize())) {
            return;
        }
        ConfigFile config = new ConfigFile(file.normalize(), Toml.read(file));
        files.add(config);
        List<Path> included = config.included();
        for (int i = included.size() - 1; i >= 0; i--) {
            if (Files.isRegularFile(included.get(i))) {
                add(included.get(i), seen, files);
            }
        }
    }

    private static Optional<String> variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<Path> path(String key, List<ConfigFile> files) throws ProjectException {
        for (ConfigFile file : files) {
            Optional<Path> path = file.build(key).path(file.base());
            if (path.isPresent()) {
                return path;
            }
        }
        return Optional.empty();
    }

    private record ConfigFile(Path path, Toml toml) {

        Toml build(String key) {
            return toml.at("build", key);
        }

        /** What paths start at: the directory that holds {@code .cargo}. */
        Path base() {
            Path parent = path.getParent();
            return parent.getParent() == null ? parent : parent.getParent();
        }

        /**
         * {@code include}: a path, or an array of paths and of tables with one; they start at this file's directory.
         */
        List<Path> included() throws ProjectException {
            Toml include = toml.at("include");
            List<Path> paths =
                    new ArrayList<>(include.path(path.getParent()).stream().toList());
            for (Toml element : include.elements()) {
                Toml included = element.at("path").isPresent() ? element.at("path") : element;
                included.path(path.getParent()).ifPresent(paths::add);
            }
            return paths;
        }
    }
}
