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
import java.util.ArrayList;
import java.util.List;
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

        assertCompiles(python.get(), stubs, written);
    }

    /** The innermost class has a body of several lines, which are indented more than all classes are. */
    @Test
    void python_compiles_fifty_classes_within_each_other(@TempDir Path stubs) throws IOException, InterruptedException {
        Optional<Path> python = Program.onPath("python3");
        assumeTrue(python.isPresent(), "There is no python3 on the PATH");
        List<String> records = new ArrayList<>(List.of("{'type':'module','id':'m','name':'m','members':['0']}"));
        for (int i = 0; i < 50; i++) {
            String parent = i == 0 ? "" : ",'parent':'%d'".formatted(i - 1);
            records.add("{'type':'class','id':'%d','name':'C%d'%s}".formatted(i, i, parent));
        }
        records.add(
                "{'type':'function','parent':'49','name':'f','doc':'Text.','arguments':{'args':[{'name':'self'}]}}");

        StubTree tree = RandomRecords.writable(
                        records.stream().map(json -> json.replace('\'', '"')).toList())
                .orElseThrow();

        String stub = StubPrinter.print(tree.file("m").orElseThrow(), tree);
        assertThat(stub).contains("    ".repeat(49) + "class C49:\n" + "    ".repeat(50) + "def f(");
        Files.writeString(stubs.resolve("m.pyi"), stub);
        assertCompiles(python.get(), stubs, 1);
    }

    private static void assertCompiles(Path python, Path stubs, int files) throws IOException, InterruptedException {
        Program compiled = Program.run(python, PROGRAM.toString(), stubs.toString());

        assertThat(compiled.succeeded()).as("%s", compiled).isTrue();
        assertThat(compiled.output()).isEqualToIgnoringNewLines(files + " files");
    }
}
