// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.NativeModule;
import io.github.pyo3stubs.project.OverlayOffer;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.result.GenerateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project with one library and committed stubs, in which things go wrong.
 *
 * @param base its directory
 * @param library its library
 */
record FaultyProject(Path base, Path library) {

    FaultyProject(Path base) {
        this(base, base.resolve("a.so"));
    }

    /** A project whose library has some functions. */
    static FaultyProject with(Path base, String... functions) {
        FaultyProject project = new FaultyProject(base);
        project.build(functions);
        return project;
    }

    /** Builds the library anew, with other functions. */
    void build(String... functions) {
        try {
            // As cargo does, which takes the old one away first.
            Files.deleteIfExists(library);
            NativeModule.write(library, new ElfBuilder(), functions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of the committed stubs. */
    Path sources() {
        return base.resolve("python");
    }

    /** The committed stub of the library's module. */
    Path stub() {
        return sources().resolve("_native.pyi");
    }

    /** The output directory. */
    Path output() {
        return base.resolve("target/stubs");
    }

    FaultyProject committed(String text) throws IOException {
        Files.createDirectories(sources());
        Files.writeString(stub(), text);
        return this;
    }

    ReadResult read() {
        LibraryQuery query = new LibraryQuery(
                base,
                base.resolve("target"),
                base,
                List.of(library.getFileName().toString()),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
    }

    VerifyResult verify() {
        return new VerifyCommitted(
                        sources(), Comparison.CONTENT, ProjectPlatforms.UNSTATED, OwnParts.NONE, OverlayOffer.in(base))
                .run((ReadResult.Project) read());
    }

    GenerateResult generate(Unmarked unmarked) {
        return new GenerateStubs(
                        output(),
                        Optional.empty(),
                        Optional.of(new Committed(sources(), Comparison.CONTENT, unmarked)),
                        ProjectPlatforms.UNSTATED,
                        OwnParts.NONE)
                .run((ReadResult.Project) read());
    }
}
