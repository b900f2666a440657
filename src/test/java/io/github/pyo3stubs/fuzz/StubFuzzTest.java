// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Stubs of any text: they do not parse, or what is printed of them says the same. */
@Tag("hostile")
class StubFuzzTest {

    private static final String MODULE = "geo";

    @FuzzTest
    void stub(byte[] content) {
        StubFile stub;
        try {
            stub = StubParser.parse(new String(content, UTF_8), MODULE, true);
        } catch (StubSyntaxException documented) {
            assertThat(documented.line()).isPositive();
            assertThat(documented.column()).isPositive();
            return;
        }
        assertPrinted(stub, StubTree.of(List.of(stub)));
    }

    /** What is printed of a stub says the same. */
    static void assertPrinted(StubFile stub, StubTree tree) {
        String printed = StubPrinter.print(stub, tree);
        try {
            StubFile again = StubParser.parse(printed, MODULE, true);
            for (Comparison comparison : List.of(Comparison.CONTENT, Comparison.SIGNATURES)) {
                assertThat(Drift.between(stub, again, comparison).changes()).isEmpty();
            }
            assertThat(StubPrinter.print(again, StubTree.of(List.of(again)))).isEqualTo(printed);
        } catch (StubSyntaxException e) {
            throw new AssertionError("what is printed does not parse: " + printed, e);
        }
    }
}
