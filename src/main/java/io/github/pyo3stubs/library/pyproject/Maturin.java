// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Toml;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.Manifest;
import io.github.pyo3stubs.name.DottedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pyproject.toml as maturin reads it: which crate it builds, where the Python sources lie, and the full import name
 * of the extension module.
 *
 * @param directory where pyproject.toml is, absolute; maturin is started there
 * @param toml the content of pyproject.toml
 * @see <a href="https://www.maturin.rs/project_layout">maturin's project layout</a>
 */
record Maturin(Path directory, Toml toml) {
    private static final String CARGO_TOML = "Cargo.toml";
    private static final String INIT = "__init__.py";

    /** Present when maturin is the build backend, or is configured. */
    static Optional<Maturin> of(PythonProject project) {
        Toml toml = project.toml();
        boolean isBackend = toml.at("build-system", "build-backend")
                .text()
                .filter("maturin"::equals)
                .isPresent();
        return isBackend || toml.at("tool", "maturin").isPresent()
                ? Optional.of(new Maturin(project.directory(), toml))
                : Optional.empty();
    }

    private Toml option(String key) {
        return toml.at("tool", "maturin", key);
    }

    /**
     * The Cargo.toml that {@code manifest-path} names, which need not exist; else the file beside pyproject.toml or
     * that in {@code rust}.
     *
     * <p>Of the last two maturin takes {@code rust/Cargo.toml} only in a project that has its Python sources apart; a
     * project without a Cargo.toml beside pyproject.toml names it on maturin's command line.
     */
    Optional<Path> manifest() throws ProjectException {
        Optional<Path> stated = option("manifest-path").path(directory);
        if (stated.isPresent()) {
            return stated.map(Path::normalize);
        }
        Path beside = directory.resolve(CARGO_TOML);
        boolean isRustFirst = Files.isRegularFile(beside);
        if (Files.isRegularFile(rustManifest()) && (!isRustFirst || hasSourcesApart())) {
            return Optional.of(rustManifest());
        }
        return isRustFirst ? Optional.of(beside) : Optional.empty();
    }

    private Path rustManifest() {
        return directory.resolve("rust").resolve(CARGO_TOML);
    }

    private boolean hasSourcesApart() throws ProjectException {
        return option("python-source").text().isPresent() || hasPackageInSrc();
    }

    /** Whether {@code src} holds the package of the project's name, or one that {@code python-packages} names. */
    private boolean hasPackageInSrc() throws ProjectException {
        Path src = directory.resolve("src");
        Toml project = toml.at("project", "name");
        if (project.text().isEmpty()) {
            return false;
        }
        List<Path> packages =
                new ArrayList<>(project.path(src, Maturin::importName).stream().toList());
        for (Toml named : option("python-packages").elements()) {
            packages.addAll(named.path(src).stream().toList());
        }
        return packages.stream().anyMatch(each -> Files.isRegularFile(each.resolve(INIT)));
    }

    private static String importName(String project) {
        return project.replace('-', '_');
    }

    /**
     * Root of the Python sources: {@code python-source}, else {@code src} beside {@code rust}, else the project's root.
     */
    Path pythonSource() throws ProjectException {
        Optional<Path> stated = option("python-source").path(directory);
        if (stated.isPresent()) {
            return stated.get().normalize();
        }
        return Files.isRegularFile(rustManifest()) && hasPackageInSrc() ? directory.resolve("src") : directory;
    }

    /** Whether maturin builds the crate from here, or may be told to on its command line. */
    boolean builds(Crate crate) throws IOException, ProjectException {
        Optional<Path> manifest = manifest();
        if (manifest.isEmpty() || crate.isOf(manifest.get())) {
            return true;
        }
        // It cannot build a workspace without a package, so that one is named
        return option("manifest-path").text().isEmpty()
                && !Manifest.in(manifest.get().getParent())
                        .map(Manifest::isPackage)
                        .orElse(false);
    }

    /**
     * The full import name of a crate's extension module. A name without a dot is the package's too when the Python
     * sources hold a package of that name (a mixed project): {@code geodesy} is then {@code geodesy.geodesy}.
     */
    String moduleName(Crate crate) throws ProjectException {
        Path source = pythonSource();
        Toml project = toml.at("project", "name");
        String name = crate.libraryName();
        Path namesake = source.resolve(name);
        if (option("module-name").text().isPresent()) {
            name = option("module-name").text().get();
            namesake = option("module-name").path(source).orElseThrow();
        } else if (!crate.namesLibrary() && project.text().isPresent()) {
            name = importName(project.text().get());
            namesake = project.path(source, Maturin::importName).orElseThrow();
        }
        return DottedName.of(name).isSimple() && isPackage(namesake) ? name + "." + name : name;
    }

    /** A directory of the name is a package, also without a file for it; but not if it is a crate. */
    private static boolean isPackage(Path directory) {
        return Files.isDirectory(directory)
                && (Files.isRegularFile(directory.resolve(INIT))
                        || !Files.isRegularFile(directory.resolve(CARGO_TOML)));
    }
}
