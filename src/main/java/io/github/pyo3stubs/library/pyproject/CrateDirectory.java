// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.Manifest;
import io.github.pyo3stubs.library.cargo.Workspace;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory that the user names for the crate. It holds the crate's Cargo.toml, or a pyproject.toml that names this
 * file.
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
                throw new ProjectException(Message.of(
                        "%s takes the crate from %s, which does not exist. %s, or set %s to the directory of the"
                                + " crate.",
                        project.get().file(),
                        file,
                        new Advice("Correct the path there"),
                        new ChooseOption(Option.CRATE_DIRECTORY)));
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
