// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Toml;
import io.github.pyo3stubs.library.cargo.Crate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pyproject.toml, and the crates that it builds.
 *
 * @param directory where the file is, absolute
 * @param toml its content
 */
public record PythonProject(Path directory, Toml toml) {
    private static final String FILE_NAME = "pyproject.toml";
    private static final List<String> VERSION_CONTROL = List.of(".git", ".hg", ".jj", ".svn");

    /**
     * The full import name of a crate's extension module, by the nearest pyproject.toml that builds the crate: beside
     * its Cargo.toml or above, up to the root of the version control's tree.
     */
    public static Optional<String> moduleName(Crate crate) throws IOException, ProjectException {
        return naming(crate).map(Naming::name);
    }

    /**
     * The name of {@link #moduleName} as its pyproject.toml states it; empty if the name is derived from something
     * else.
     */
    public static Optional<StatedModuleName> statedModuleName(Crate crate) throws IOException, ProjectException {
        Optional<Naming> naming = naming(crate);
        return naming.isPresent()
                ? naming.get().project().stated(crate, naming.get().name())
                : Optional.empty();
    }

    /** The nearest file that names a crate's module, and the name. */
    private record Naming(PythonProject project, String name) {}

    private static Optional<Naming> naming(Crate crate) throws IOException, ProjectException {
        for (Path file : files(crate.directory())) {
            PythonProject project = of(file);
            Optional<String> name = project.nameOf(crate);
            if (name.isPresent()) {
                return name.map(given -> new Naming(project, given));
            }
        }
        return Optional.empty();
    }

    private Optional<StatedModuleName> stated(Crate crate, String name) throws IOException, ProjectException {
        return maturinOf(crate).isPresent()
                ? toml.at("tool", "maturin", "module-name")
                        .text()
                        .map(stated -> new StatedModuleName(stated, "module-name", file()))
                : Optional.of(new StatedModuleName(name, "target", file()));
    }

    /** The nearest pyproject.toml, in a directory or above, up to the root of the version control's tree. */
    static Optional<PythonProject> nearest(Path directory) throws IOException, ProjectException {
        List<Path> files = files(directory);
        return files.isEmpty() ? Optional.empty() : Optional.of(of(files.get(0)));
    }

    /** The pyproject.toml in a directory, if there is one. */
    static Optional<PythonProject> in(Path directory) throws IOException, ProjectException {
        Path file = directory.resolve(FILE_NAME);
        return Files.isRegularFile(file) ? Optional.of(of(file)) : Optional.empty();
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
            Path file = directory.resolve(FILE_NAME);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
            if (isVersionControlled(directory)) {
                break;
            }
        }
        return files;
    }

    private static boolean isVersionControlled(Path directory) {
        for (String name : VERSION_CONTROL) {
            if (Files.exists(directory.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    /** The file itself. */
    Path file() {
        return directory.resolve(FILE_NAME);
    }

    /** The Cargo.toml of each crate that is built from here, as far as the file tells; they need not exist. */
    List<Path> manifests() throws ProjectException {
        Optional<Maturin> maturin = Maturin.of(this);
        return maturin.isPresent()
                ? maturin.get().manifest().stream().toList()
                : new SetuptoolsRust(directory, toml).manifests();
    }

    private Optional<String> nameOf(Crate crate) throws IOException, ProjectException {
        Optional<Maturin> maturin = maturinOf(crate);
        return maturin.isPresent()
                ? Optional.of(maturin.get().moduleName(crate))
                : new SetuptoolsRust(directory, toml).moduleName(crate);
    }

    /** maturin, if it builds the crate. */
    private Optional<Maturin> maturinOf(Crate crate) throws IOException, ProjectException {
        Optional<Maturin> maturin = Maturin.of(this);
        return maturin.isPresent() && maturin.get().builds(crate) ? maturin : Optional.empty();
    }
}
