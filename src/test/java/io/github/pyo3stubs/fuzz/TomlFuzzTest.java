// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.remedy.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Any text as the pyproject.toml and the Cargo.toml of a project: a search for its libraries ends in a message. */
@Tag("hostile")
class TomlFuzzTest {

    @TempDir
    private Path base;

    @FuzzTest
    void toml(byte[] content) throws IOException {
        Files.write(base.resolve("pyproject.toml"), content);
        Files.write(base.resolve("Cargo.toml"), content);
        LibraryQuery query =
                new LibraryQuery(base, base, base, List.of(), List.of(), Optional.empty(), Optional.empty());

        Outcome outcome = new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();

        assertThat(outcome.problem().orElseThrow().remedies()).isNotEmpty();
    }
}
