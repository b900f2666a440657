// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void what_is_printed_is_read_as_the_same_tree() throws StubSyntaxException {
        for (int seed = 0; seed < 10_000; seed++) {
            StubFile file = new RandomStub(seed).file();
            String printed = StubPrinter.print(file, StubTree.of(List.of(file)));
            StubFile read;
            try {
                read = StubParser.parse(printed, file.module(), file.isPackage());
            } catch (StubSyntaxException e) {
                throw new AssertionError("seed " + seed + ":\n" + printed, e);
            }

            if (!read.equals(file)) {
                assertThat(StubPrinter.print(read, StubTree.of(List.of(file))))
                        .as("seed %d", seed)
                        .isEqualTo(printed);
                assertThat(read).as("seed %d:%n%s", seed, printed).isEqualTo(file);
            }
        }
    }
}
