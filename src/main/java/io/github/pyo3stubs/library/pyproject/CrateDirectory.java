package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.Manifest;
import io.github.pyo3stubs.library.cargo.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory that the user takes for that of the crate: it holds the crate's Cargo.toml, or the pyproject.toml that
 * tells where this is.
 *
 * @param path the directory, absolute
 */
public record CrateDirectory(Path path) {

    /**
     * The manifests of the crates that the directory stands for. A workspace stands for its own extension modules; else
     * pyproject.toml chooses the crates, as it does for maturin and setuptools-rust.
     *
     * @throws ProjectException when pyproject.toml names a Cargo.toml that does not exist
     */
    public List<Manifest> manifests() throws IOException, ProjectException {
        Optional<Manifest> beside = Manifest.in(path);
        if (beside.isPresent() && isWorkspaceOfExtensionModules(beside.get())) {
            return List.of(beside.get());
        }
        Optional<PythonProject> project = PythonProject.in(path);
        List<Path> named = project.isPresent() ? project.get().manifests() : List.of();
        if (named.isEmpty()) {
            return beside.stream().toList();
        }
        List<Manifest> manifests = new ArrayList<>();
        for (Path file : named) {
            Optional<Manifest> manifest = Manifest.in(file.getParent());
            if (manifest.isEmpty() || !manifest.get().file().equals(file)) {
                throw new ProjectException(
                        "%s takes the crate from %s, which does not exist. Correct the path there, or set -Dpyo3stubs.crateDirectory=… to the directory of the crate."
                                .formatted(project.get().file(), file));
            }
            manifests.add(manifest.get());
        }
        return manifests;
    }

    private static boolean isWorkspaceOfExtensionModules(Manifest manifest) throws IOException, ProjectException {
        return !manifest.isPackage()
                && Workspace.of(manifest).members().stream().anyMatch(Crate::isExtensionModule);
    }
}
