// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a project keeps its Python sources, by its pyproject.toml. */
public final class PythonSources {

    private PythonSources() {}

    /**
     * The root of the sources that maturin packs with the crate, by the nearest pyproject.toml in a directory or above.
     *
     * @return empty when there is no pyproject.toml, or it is not maturin's, or does not parse, which callers that need
     *     the file report
     * @throws IOException when the file cannot be read
     */
    public static Optional<Path> of(Path directory) throws IOException {
        try {
            Optional<Maturin> maturin = PythonProject.nearest(directory).flatMap(Maturin::of);
            return maturin.isPresent() ? Optional.of(maturin.get().pythonSource()) : Optional.empty();
        } catch (ProjectException notNeeded) {
            return Optional.empty();
        }
    }
}
