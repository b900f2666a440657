// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several builds of one project at the same time, as of an IDE and a command line. */
class SharedDirectoryTest {

    private static final int FUNCTIONS = 3;
    private static final int RUNS_OF_EACH = 40;

    @TempDir
    private Path base;

    @Test
    void builds_at_the_same_time_are_done_or_refused_and_leave_every_file_whole() throws Exception {
        SharedRuns.build(base, FUNCTIONS);
        List<StubFilesOf> whole = new ArrayList<>();
        for (FaultyProject project : RepeatedRuns.projects(base)) {
            assertThat(SharedRuns.generate(project).problem()).isEmpty();
            whole.add(StubFilesOf.directory(base));
        }
        Callable<List<String>> generate = () -> SharedRuns.run(base, RUNS_OF_EACH);
        Callable<List<String>> verify = () -> SharedRuns.verify(base, RUNS_OF_EACH);
        ExecutorService builds = Executors.newCachedThreadPool();
        List<String> lines = new ArrayList<>();
        try {
            for (Future<List<String>> build : builds.invokeAll(List.of(generate, generate, generate, verify))) {
                lines.addAll(build.get());
            }
        } finally {
            builds.shutdown();
        }

        assertThat(lines)
                .contains(SharedRuns.DONE)
                .filteredOn(line -> !line.equals(SharedRuns.DONE) && !line.startsWith(SharedRuns.CHANGED))
                .isEmpty();
        assertThat(StubFilesOf.directory(base).temporary()).isEmpty();
        StubFilesOf.directory(base).assertWhole(whole);
    }
}
