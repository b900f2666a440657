// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever records say, their library is refused, or its stubs parse. */
class RandomRecordsTest {

    @Test
    void stubs_of_any_records_parse() throws Exception {
        RandomRecords random = new RandomRecords(20_261_130);
        int written = 0;
        for (int run = 0; run < 5_000; run++) {
            List<String> records = random.next();
            Optional<StubTree> tree = RandomRecords.writable(records);
            if (tree.isEmpty()) {
                continue;
            }
            written++;
            for (StubFile file : tree.get().files().values()) {
                String printed = StubPrinter.print(file, tree.get());
                assertThatCode(() -> StubParser.parse(printed, file.module(), file.isPackage()))
                        .as(printed)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(written).isGreaterThan(2_500);
    }
}
