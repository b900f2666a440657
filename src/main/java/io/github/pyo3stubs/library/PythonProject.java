package io.github.pyo3stubs.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pyproject.toml, mostly for the name under which an extension module is imported.
 *
 * <p>maturin: {@code tool.maturin.module-name}, else the crate's library name. A name without a dot is the package's
 * too when the Python sources hold a package of that name (a mixed project): {@code geodesy} is then
 * {@code geodesy.geodesy}. The Python sources are in {@code python-source}, else in {@code src} if that holds a
 * package named like the project, else beside pyproject.toml.
 *
 * <p>setuptools-rust: {@code target} of the {@code tool.setuptools-rust.ext-modules} whose {@code path} is the
 * crate's Cargo.toml.
 *
 * @param directory where the file is, absolute
 * @param toml its content
 * @see <a href="https://www.maturin.rs/project_layout">maturin's project layout</a>
 * @see <a href="https://setuptools-rust.readthedocs.io/en/latest/reference.html">setuptools-rust's reference</a>
 */
record PythonProject(Path directory, Toml toml) {
    private static final List<String> VERSION_CONTROL = List.of(".git", ".hg", ".jj", ".svn");

    /**
     * The full import name of a crate's extension module, by the nearest pyproject.toml that builds the crate: beside
     * its Cargo.toml or above, as far as the version control's tree goes.
     */
    static Optional<String> moduleName(Crate crate) throws IOException, ProjectException {
        for (Path file : files(crate.directory())) {
            Optional<String> name = of(file).nameOf(crate);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /**
     * What the pyproject.toml that {@link #moduleName} takes the name from says itself; empty where the name follows from
     * other things.
     */
    static Optional<StatedModuleName> statedModuleName(Crate crate) throws IOException, ProjectException {
        for (Path file : files(crate.directory())) {
            PythonProject project = of(file);
            Optional<String> name = project.nameOf(crate);
            if (name.isPresent()) {
                boolean isMaturins = project.usesMaturin() && project.maturinBuilds(crate);
                return isMaturins
                        ? project.toml
                                .at("tool", "maturin", "module-name")
                                .text()
                                .map(stated -> new StatedModuleName(stated, "module-name", file))
                        : Optional.of(new StatedModuleName(name.get(), "target", file));
            }
        }
        return Optional.empty();
    }

    /** The nearest pyproject.toml, in a directory or above, as far as the version control's tree goes. */
    static Optional<PythonProject> nearest(Path directory) throws IOException, ProjectException {
        List<Path> files = files(directory);
        return files.isEmpty() ? Optional.empty() : Optional.of(of(files.get(0)));
    }

    private static PythonProject of(Path file) throws IOException, ProjectException {
        return new PythonProject(file.getParent(), Toml.read(file));
    }

    /** Every pyproject.toml that there is, the nearest first. */
    private static List<Path> files(Path start) {
        List<Path> files = new ArrayList<>();
        for (Path directory = start.toAbsolutePath().normalize();
                directory != null;
                directory = directory.getParent()) {
            Path file = directory.resolve("pyproject.toml");
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
            if (VERSION_CONTROL.stream().map(directory::resolve).anyMatch(Files::exists)) {
                break;
            }
        }
        return files;
    }

    private Optional<String> nameOf(Crate crate) throws IOException, ProjectException {
        if (usesMaturin() && maturinBuilds(crate)) {
            Toml stated = toml.at("tool", "maturin", "module-name");
            String name = stated.text().orElse(crate.libraryName());
            Path source = pythonSource();
            Path namesake = stated.path(source).orElse(source.resolve(crate.libraryName()));
            return Optional.of(!name.contains(".") && isPackage(namesake) ? name + "." + name : name);
        }
        for (Toml module : toml.at("tool", "setuptools-rust", "ext-modules").elements()) {
            Path manifest = module.at("path").path(directory).orElse(directory.resolve("Cargo.toml"));
            Optional<String> target = module.at("target").text();
            if (target.isPresent() && isManifestOf(manifest, crate)) {
                return target;
            }
        }
        return Optional.empty();
    }

    private boolean usesMaturin() {
        return toml.at("tool", "maturin").isPresent()
                || toml.at("build-system", "build-backend")
                        .text()
                        .filter("maturin"::equals)
                        .isPresent();
    }

    private boolean maturinBuilds(Crate crate) throws IOException, ProjectException {
        Optional<Path> manifest = toml.at("tool", "maturin", "manifest-path").path(directory);
        if (manifest.isPresent()) {
            return isManifestOf(manifest.get(), crate);
        }
        // Without a package beside it, the crate is in the directory "rust", or named on maturin's command line.
        Optional<Manifest> beside = Manifest.in(directory);
        return directory.equals(crate.directory())
                || beside.isEmpty()
                || !beside.get().isPackage();
    }

    private Path pythonSource() throws ProjectException {
        Optional<Path> configured = toml.at("tool", "maturin", "python-source").path(directory);
        if (configured.isPresent()) {
            return configured.get();
        }
        Path src = directory.resolve("src");
        Optional<String> project = toml.at("project", "name").text();
        return project.isPresent()
                        && Files.isDirectory(src.resolve(project.get().replace('-', '_')))
                ? src
                : directory;
    }

    private static boolean isPackage(Path directory) {
        return Files.isRegularFile(directory.resolve("__init__.py"))
                || Files.isRegularFile(directory.resolve("__init__.pyi"));
    }

    private static boolean isManifestOf(Path path, Crate crate) {
        return crate.directory().resolve("Cargo.toml").equals(path.normalize());
    }
}
