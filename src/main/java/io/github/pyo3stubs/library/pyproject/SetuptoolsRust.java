// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Toml;
import io.github.pyo3stubs.library.cargo.Crate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The extension modules that setuptools-rust builds by a pyproject.toml.
 *
 * @param directory where pyproject.toml is, absolute; setuptools is started there
 * @param toml the content of pyproject.toml
 * @see <a href="https://setuptools-rust.readthedocs.io/en/latest/reference.html">setuptools-rust's reference</a>
 */
record SetuptoolsRust(Path directory, Toml toml) {

    /** The Cargo.toml of each extension module, once each, in the order of the file. They need not exist. */
    List<Path> manifests() throws ProjectException {
        List<Path> manifests = new ArrayList<>();
        for (Toml module : modules()) {
            Path manifest = manifest(module);
            if (!manifests.contains(manifest)) {
                manifests.add(manifest);
            }
        }
        return manifests;
    }

    /** The full import name of a crate's extension module, if it is one of these. */
    Optional<String> moduleName(Crate crate) throws ProjectException {
        for (Toml module : modules()) {
            if (crate.isOf(manifest(module)) && module.at("target").text().isPresent()) {
                return module.at("target").text();
            }
        }
        return Optional.empty();
    }

    /**
     * The modules that are made with PyO3. Another binding makes a program, or a library that Python does not import.
     */
    private List<Toml> modules() {
        return toml.at("tool", "setuptools-rust", "ext-modules").elements().stream()
                .filter(module -> module.at("binding").text().orElse("PyO3").equals("PyO3"))
                .toList();
    }

    private Path manifest(Toml module) throws ProjectException {
        return module.at("path")
                .path(directory)
                .orElse(directory.resolve("Cargo.toml"))
                .normalize();
    }
}
