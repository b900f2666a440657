// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.name.StubTreeNames;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.Elsewhere;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.relocation.Relocations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stubs of one library, read and written as the goals do.
 *
 * @param library a library, or a wheel with one
 * @param module the extension module's full name, if the file does not say it
 */
record StubsOfLibrary(Path library, Optional<String> module, Relocations relocations) {

    /**
     * Writes the stubs into a directory.
     *
     * @param overlay the directory of the overlay, which has to fit
     * @throws AssertionError when the goals would fail
     */
    void write(Optional<Path> overlay, OwnParts own, Path site) throws IOException {
        Path base = library.getParent();
        LibraryQuery query =
                new LibraryQuery(base, base, base, List.of(library.toString()), List.of(), Optional.empty(), module);
        ReadOptions options = new ReadOptions(
                Optional.empty(),
                Policy.FAIL,
                Policy.FAIL,
                CompiledOut.OMIT,
                new Unlisted.Ignored(),
                relocations,
                overlay,
                Elsewhere.UNKNOWN);
        ReadResult read = new ProjectReader(query, Map.of(), options).read();
        assertThat(read.problem()).isEmpty();
        Path trees = CheckedPackage.WORK.resolve("trees").resolve(site.getFileName());
        GenerateStubs generate =
                new GenerateStubs(trees, Optional.empty(), Optional.empty(), ProjectPlatforms.UNSTATED, own);
        assertThat(generate.run((ReadResult.Project) read)).isInstanceOf(Generated.class);
        CheckedPackage.copy(trees.resolve(StubTreeNames.COMMON), site);
    }
}
