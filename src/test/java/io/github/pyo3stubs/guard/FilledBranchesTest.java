// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FilledBranchesTest {

    /** Branches with the number of their declaration, or without one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    if A: 1, else:                                    | if A: 1
                    if A: 1, elif B: , else:                          | if A: 1
                    if A: , else: 1                                   | if not A: 1
                    if sys.platform == "win32": , else: 1             | if sys.platform != "win32": 1
                    if A: , elif B: 1                                 | if not A and B: 1
                    if sys.platform == "linux": , elif sys.platform == "win32": 1 | if sys.platform == "win32": 1
                    if A: , elif B: 1, else: 2                        | if not A and B: 1, elif not A: 2
                    if A: 1, elif B: , elif C: 2, else: 3             | if A: 1, elif not B and C: 2, elif not B: 3
                    if A: , elif B: , else: 1                         | if not A and not B: 1
                    if A: , elif B: , else:                           | 0
                    """)
    void branches(String given, String filled) throws Exception {
        StubFile file = StubParser.parse(text(given), "m", false);

        StubFile result = file.withBody(FilledBranches.of(file.body()));

        assertThat(StubPrinter.print(result, StubTree.of(List.of(result))))
                .isEqualTo(StubPrinter.print(
                        StubParser.parse(filled.equals("0") ? "import sys\n" : text(filled), "m", false),
                        StubTree.of(List.of(result))));
    }

    private static String text(String branches) {
        StringBuilder text = new StringBuilder("import sys\n");
        for (String branch : branches.split(",")) {
            int colon = branch.lastIndexOf(':');
            String number = branch.substring(colon + 1).strip();
            text.append(branch.substring(0, colon + 1).strip())
                    .append("\n    ")
                    .append(number.isEmpty() ? "pass" : "a" + number + ": int")
                    .append('\n');
        }
        return text.toString();
    }
}
