// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Toml;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Cargo.toml: a package, the root of a workspace, or both.
 *
 * @param file its path, absolute
 * @param toml its content
 * @see <a href="https://doc.rust-lang.org/cargo/reference/manifest.html">The Manifest Format</a>
 */
public record Manifest(Path file, Toml toml) {
    private static final String FILE_NAME = "Cargo.toml";

    /** The manifest in a directory, if there is one. */
    public static Optional<Manifest> in(Path directory) throws IOException, ProjectException {
        Path file = directory.resolve(FILE_NAME).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Manifest manifest = new Manifest(file, Toml.read(file));
        if (!manifest.isPackage() && !manifest.isWorkspace()) {
            throw new ProjectException(Message.of(
                    "%s has neither [package] nor [workspace]. %s, or choose another crate by %s.",
                    file, new Advice("Add the one it is meant to be"), new ChooseOption(Option.CRATE_DIRECTORY)));
        }
        return Optional.of(manifest);
    }

    public Path directory() {
        return file.getParent();
    }

    public boolean isPackage() {
        return toml.at("package").isPresent();
    }

    boolean isWorkspace() {
        return toml.at("workspace").isPresent();
    }

    String packageName() throws ProjectException {
        return toml.at("package", "name")
                .text()
                .orElseThrow(() -> new ProjectException(Message.of(
                        "[package] in %s has no name. %s", file, new Advice("Add one; cargo requires it."))));
    }

    /** The name of the library target: Cargo's file names and Rust's crate name. */
    String libraryName() throws ProjectException {
        Optional<String> name = toml.at("lib", "name").text();
        return name.isPresent() ? name.get() : packageName().replace('-', '_');
    }

    boolean namesLibrary() {
        return toml.at("lib", "name").text().isPresent();
    }

    boolean isCdylib() {
        Toml lib = toml.at("lib");
        return lib.at("crate-type").texts().contains("cdylib")
                // The spelling of editions before 2024.
                || lib.at("crate_type").texts().contains("cdylib");
    }

    /** Whether the package depends on PyO3 directly, under whatever name. */
    boolean usesPyo3(Manifest workspaceRoot) {
        Toml shared = workspaceRoot.toml().at("workspace", "dependencies");
        for (Toml dependencies : dependencies("dependencies")) {
            for (Map.Entry<String, Toml> dependency : dependencies.entries().entrySet()) {
                String key = dependency.getKey();
                Toml declared = dependency.getValue().at("workspace").isTrue() ? shared.at(key) : dependency.getValue();
                if (declared.at("package").text().orElse(key).equals("pyo3")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The directories of the packages that this one depends on by path. */
    List<Path> pathDependencies(Manifest workspaceRoot) throws ProjectException {
        List<Path> paths = new ArrayList<>();
        for (String kind : List.of("dependencies", "dev-dependencies", "build-dependencies")) {
            for (Toml dependencies : dependencies(kind)) {
                for (Map.Entry<String, Toml> dependency : dependencies.entries().entrySet()) {
                    boolean inherited = dependency.getValue().at("workspace").isTrue();
                    Manifest declaring = inherited ? workspaceRoot : this;
                    Toml declared = inherited
                            ? declaring.toml.at("workspace", "dependencies", dependency.getKey())
                            : dependency.getValue();
                    declared.at("path")
                            .path(declaring.directory())
                            .map(Path::normalize)
                            .ifPresent(paths::add);
                }
            }
        }
        return paths;
    }

    private List<Toml> dependencies(String kind) {
        List<Toml> tables = new ArrayList<>(List.of(toml.at(kind)));
        toml.at("target").entries().values().forEach(target -> tables.add(target.at(kind)));
        return tables;
    }
}
