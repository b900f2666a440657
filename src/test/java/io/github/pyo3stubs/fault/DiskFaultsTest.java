// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.remedy.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks and files that cannot be written. What was there before is there afterwards. */
class DiskFaultsTest {

    private static final String FORMER = "def former(): ...\n";

    /** Blocks of half a kilobyte or one, by system: less than a stub has. */
    private static final int LARGEST_FILE = 8;

    @TempDir
    private Path base;

    private Path disk;
    private FaultyProject project;
    private boolean isMounted;

    @BeforeEach
    void build() throws IOException {
        RepeatedRuns.build(base);
        project = RepeatedRuns.projects(base).get(0);
        disk = Files.createDirectories(project.sources());
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private void mount(String size) throws Exception {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString());
        assumeTrue(isMounted, "A file system can be mounted by root only, and not in most containers.");
    }

    private void assertNothingLost(Outcome outcome, String message) throws IOException {
        assertThat(outcome).isInstanceOf(Failure.class);
        assertThat(outcome.problem().orElseThrow().toString()).contains(message);
        assertThat(project.stub()).hasContent(FORMER);
        try (var files = Files.list(disk)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("filler")))
                    .containsExactly("_native.pyi");
        }
    }

    @Test
    void on_a_full_disk_the_stub_stays() throws Exception {
        mount("64k");
        project.committed(FORMER);
        Files.write(disk.resolve("filler"), new byte[60 << 10]);

        assertNothingLost(
                project.generate(Unmarked.REPLACED), "There is no space left on the disk of " + project.stub());
    }

    @Test
    void on_a_disk_for_reading_the_stub_stays() throws Exception {
        mount("1m");
        project.committed(FORMER);
        assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "A file system cannot be mounted for reading.");

        assertNothingLost(
                project.generate(Unmarked.REPLACED),
                project.stub() + " is on a file system that is mounted for reading only.");
    }

    /** The system stops a write of this process in the middle, as on a full disk; no rights are needed for it. */
    @Test
    void of_a_write_that_stops_in_the_middle_nothing_is_left() throws Exception {
        project.committed(FORMER);
        Process process = RepeatedRuns.start(
                base, 1, "sh", "-c", "ulimit -f " + LARGEST_FILE + " 2>/dev/null || exit 77; exec \"$@\"", "sh");
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() == 77) {
            abort("This shell cannot limit the size of files.");
        }

        assertThat(lines).singleElement().asString().contains("File too large");
        assertThat(project.stub()).hasContent(FORMER);
        assertThat(StubFilesOf.directory(base).temporary()).isEmpty();
        assertThat(StubFilesOf.directory(base).texts()).containsOnlyKeys(Path.of("python/_native.pyi"));
    }

    @Test
    void a_stub_that_is_marked_as_unchangeable_stays() throws Exception {
        project.committed(FORMER);
        assumeTrue(
                run("chattr", "+i", project.stub().toString()),
                "Files can be marked as unchangeable by root only, and not on every file system.");
        try {
            assertNothingLost(
                    project.generate(Unmarked.REPLACED), "The system does not permit a change of " + project.stub());
        } finally {
            run("chattr", "-i", project.stub().toString());
        }
    }

    @Test
    void a_directory_without_permission_to_write_keeps_its_stub() throws Exception {
        project.committed(FORMER);
        assumeTrue(disk.toFile().setWritable(false), "The permissions of a directory cannot be changed.");
        try {
            assumeTrue(!Files.isWritable(disk), "Permissions do not count for root.");
            assertNothingLost(project.generate(Unmarked.REPLACED), "Permission for " + project.stub() + " is denied.");
        } finally {
            disk.toFile().setWritable(true);
        }
    }
}
