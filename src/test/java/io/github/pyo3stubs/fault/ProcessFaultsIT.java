// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, that run at the same time, and that run for long. */
@Tag("faults")
class ProcessFaultsIT {

    private static final int KILLS = 100;
    private static final int DIRECTORIES = 2;
    private static final int LATEST_KILL_MILLIS = 150;
    private static final int ENDLESS = 1_000_000;
    private static final int RUNS = 1000;
    private static final int WARM_UP = 200;
    private static final int RUNS_OF_EACH = 80;
    private static final int FUNCTIONS = 400;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path base;

    /** What a whole run leaves, for each library. */
    private final List<StubFilesOf> whole = new ArrayList<>();

    @BeforeEach
    void build() throws IOException {
        RepeatedRuns.build(base);
        for (FaultyProject project : RepeatedRuns.projects(base)) {
            assertThat(project.generate(Unmarked.REPLACED)).isInstanceOf(Generated.class);
            whole.add(StubFilesOf.directory(base));
        }
    }

    /** Two at a time, each in a directory of its own, because most of the time goes to starting them. */
    @Test
    void killed_processes_leave_every_file_whole_and_a_later_run_tidies_up() throws Exception {
        AtomicInteger left = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (int seed = 0; seed < DIRECTORIES; seed++) {
            Random random = new Random(seed);
            Path directory = Files.createDirectory(base.resolve("killed" + seed));
            RepeatedRuns.build(directory);
            threads.add(new Thread(() -> {
                try {
                    for (int kill = 0; kill < KILLS / DIRECTORIES; kill++) {
                        left.addAndGet(killed(directory, random.nextInt(LATEST_KILL_MILLIS)));
                    }
                } catch (Exception | AssertionError e) {
                    failures.add(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        System.out.printf("%d kills, every file whole; %d temporary files left and removed%n", KILLS, left.get());
    }

    /** Kills a process a while after its first run. Returns how many temporary files it has left. */
    private int killed(Path directory, int millis) throws Exception {
        Process process = RepeatedRuns.start(directory, ENDLESS);
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("done");
            Thread.sleep(millis);
        } finally {
            // kill -9
            process.destroyForcibly();
            process.waitFor();
        }
        StubFilesOf files = StubFilesOf.directory(directory);
        files.assertWhole(whole);
        for (Path file : files.temporary()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        assertThat(RepeatedRuns.projects(directory).get(0).generate(Unmarked.REPLACED))
                .isInstanceOf(Generated.class);
        assertThat(StubFilesOf.directory(directory)).isEqualTo(whole.get(0));
        return files.temporary().size();
    }

    @Test
    void two_processes_on_one_directory_leave_every_file_whole() throws Exception {
        SharedRuns.build(base, FUNCTIONS);
        List<StubFilesOf> left = new ArrayList<>();
        for (FaultyProject project : RepeatedRuns.projects(base)) {
            assertThat(SharedRuns.generate(project).problem()).isEmpty();
            left.add(StubFilesOf.directory(base));
        }
        List<Process> processes = List.of(
                RepeatedRuns.start(SharedRuns.class, base, RUNS_OF_EACH),
                RepeatedRuns.start(SharedRuns.class, base, RUNS_OF_EACH));
        int done = 0;
        int refused = 0;
        for (Process process : processes) {
            for (String line : RepeatedRuns.lines(process)) {
                if (line.equals(SharedRuns.DONE)) {
                    done++;
                } else {
                    assertThat(line).startsWith(SharedRuns.CHANGED).endsWith("Run this again.");
                    refused++;
                }
            }
            assertThat(process.waitFor()).isZero();
        }
        assertThat(done + refused).isEqualTo(2 * RUNS_OF_EACH);
        assertThat(done).isPositive();
        assertThat(StubFilesOf.directory(base).temporary()).isEmpty();
        StubFilesOf.directory(base).assertWhole(left);
        System.out.printf("%d runs of two processes: %d done, %d refused%n", 2 * RUNS_OF_EACH, done, refused);
    }

    @Test
    void a_thousand_runs_in_one_process_keep_neither_files_nor_memory() {
        List<FaultyProject> projects = List.of(
                new FaultyProject(base, base.resolve("few.so")), new FaultyProject(base, base.resolve("more.so")));
        projects.get(0).build("connect");
        projects.get(1).build("connect", "disconnect");
        long files = 0;
        long memory = 0;
        for (int run = 1; run <= RUNS; run++) {
            FaultyProject project = projects.get(run % projects.size());
            assertThat(project.generate(Unmarked.REPLACED)).isInstanceOf(Generated.class);
            assertThat(((Verified) project.verify()).verdict().isFresh()).isTrue();
            if (run == WARM_UP) {
                files = openFiles();
                memory = usedMemory();
            }
        }
        long newFiles = openFiles() - files;
        long newMemory = usedMemory() - memory;
        System.out.printf("%d runs: %+d open files, %+d bytes of memory%n", RUNS, newFiles, newMemory);
        assertThat(newFiles).isLessThan(10);
        assertThat(newMemory).isLessThan(4 * MEGABYTE);
    }

    private static long openFiles() {
        Assumptions.assumeTrue(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
                "This system does not say how many files are open.");
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static long usedMemory() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
