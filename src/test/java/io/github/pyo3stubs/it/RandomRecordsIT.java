// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.stub.RandomRecords;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python compiles the stubs of any records whose library is not refused. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomRecordsIT {

    private static final Path PROGRAM = Path.of("src/test/python/compiles.py");

    @Test
    void python_compiles_stubs_of_any_records(@TempDir Path stubs) throws IOException, InterruptedException {
        Optional<Path> python = Program.onPath("python3");
        assumeTrue(python.isPresent(), "There is no python3 on the PATH");
        RandomRecords random = new RandomRecords(20_261_130);
        int written = 0;
        for (int run = 0; run < 5_000; run++) {
            Optional<StubTree> tree = RandomRecords.writable(random.next());
            if (tree.isPresent()) {
                for (StubFile file : tree.get().files().values()) {
                    Files.writeString(stubs.resolve(written++ + ".pyi"), StubPrinter.print(file, tree.get()));
                }
            }
        }

        Program compiled = Program.run(python.get(), PROGRAM.toString(), stubs.toString());

        assertThat(compiled.succeeded()).as("%s", compiled).isTrue();
        assertThat(compiled.output()).isEqualToIgnoringNewLines(written + " files");
    }
}
