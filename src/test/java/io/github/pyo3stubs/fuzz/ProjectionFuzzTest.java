// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Stubs with any conditions: what one view sees is a stub, in which this view sees everything. */
@Tag("hostile")
class ProjectionFuzzTest {

    @FuzzTest
    void guarded(byte[] content) {
        StubTree tree;
        try {
            tree = StubTree.of(List.of(StubParser.parse(new String(content, UTF_8), "geo", true)));
        } catch (StubSyntaxException notAStub) {
            return;
        }
        for (VersionRange span : StubConditions.of(tree).spans()) {
            for (OperatingSystem system : List.of(OperatingSystem.LINUX, OperatingSystem.WINDOWS)) {
                View view = new View(system, span);
                StubTree seen = Projection.of(tree, view).tree();
                assertThat(Projection.of(seen, view).tree()).isEqualTo(seen);
                for (StubFile file : seen.files().values()) {
                    StubFuzzTest.assertPrinted(file, seen);
                }
            }
        }
    }
}
