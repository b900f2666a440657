// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.remedy.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories, links and texts in the places of stubs, and paths of every kind. */
class FilesInTheWayTest {

    private static final String GENERATED = "target/stubs/stubs/_native/__init__.pyi";

    /** Some hundred times as long as a goal takes. */
    private static final int HANG_MINUTES = 3;

    @TempDir
    private Path base;

    private String problem(FaultyProject project) {
        Outcome outcome = project.generate(Unmarked.REPLACED);
        assertThat(outcome).isInstanceOf(Failure.class);
        return outcome.problem().orElseThrow().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {GENERATED, "python/_native.pyi"})
    void a_directory_in_the_place_of_a_stub_is_named_and_kept(String place) throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect").committed("def former(): ...\n");
        Files.deleteIfExists(base.resolve(place));
        Path inside = Files.createDirectories(base.resolve(place)).resolve("note");
        Files.writeString(inside, "own");

        assertThat(problem(project)).contains(base.resolve(place) + " is a directory where a file belongs");

        assertThat(inside).hasContent("own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "target/stubs", "target/stubs/stubs", "target/stubs/stubs/_native", "python"})
    void a_file_in_the_place_of_a_directory_is_named_and_kept(String place) throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect");
        Files.createDirectories(base.resolve(place).getParent());
        Path file = Files.writeString(base.resolve(place), "own");

        assertThat(problem(project)).contains(file.toString());

        assertThat(file).hasContent("own");
    }

    /**
     * Opening a pipe waits for its other end, so a goal that opened one would never end. This test has that end, so a
     * goal that writes into the pipe ends; one that reads is given up after a time.
     */
    @ParameterizedTest
    @ValueSource(strings = {GENERATED, "target/stubs/stubs/other.pyi", "python/_native.pyi", "python/other.pyi"})
    void a_pipe_named_like_a_stub_is_not_opened(String place) throws Exception {
        FaultyProject project = FaultyProject.with(base, "connect");
        Path pipe = base.resolve(place);
        Files.createDirectories(pipe.getParent());
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo is not there");

        Outcome generated;
        try (RandomAccessFile otherEnd = new RandomAccessFile(pipe.toFile(), "rw")) {
            assertThat(otherEnd.getFD().valid()).isTrue();
            assertThat(ended(project::verify)).isNotNull();
            generated = ended(() -> project.generate(Unmarked.REPLACED));
        }

        assertThat(generated).isInstanceOf(Generated.class);
        assertThat(Files.isRegularFile(pipe)).isEqualTo(!place.endsWith("other.pyi"));
        assertThat(pipe).exists();
    }

    private static Outcome ended(Callable<Outcome> work) throws Exception {
        FutureTask<Outcome> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "limited to " + HANG_MINUTES + " minutes");
        thread.setDaemon(true);
        thread.start();
        return task.get(HANG_MINUTES, TimeUnit.MINUTES);
    }

    @Test
    void a_link_in_the_place_of_a_generated_file_is_replaced_and_not_followed() throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect");
        project.generate(Unmarked.KEPT);
        Path outside = base.resolve("outside.pyi");
        Files.move(base.resolve(GENERATED), outside, StandardCopyOption.ATOMIC_MOVE);
        String text = Files.readString(outside);
        Files.createSymbolicLink(base.resolve(GENERATED), outside);
        project.build("connect", "disconnect");

        assertThat(project.generate(Unmarked.REPLACED)).isInstanceOf(Generated.class);

        assertThat(outside).hasContent(text);
        assertThat(base.resolve(GENERATED)).content().contains("def disconnect");
    }

    /** On a file system that does not tell case apart, one stub would replace the other. */
    @Test
    void modules_whose_names_differ_in_case_only_are_refused() {
        FaultyProject project = new FaultyProject(base);
        String module = "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[%s]}";
        new ElfBuilder()
                .export("PyInit__native")
                .record("PYO3_INTROSPECTION_1_m", module.formatted("m", "_native", "\"1\",\"2\""))
                .record("PYO3_INTROSPECTION_1_1", module.formatted("1", "part", ""))
                .record("PYO3_INTROSPECTION_1_2", module.formatted("2", "Part", ""))
                .write(project.library());

        assertThat(problem(project)).contains("is the same as _native/");

        assertThat(project.output()).doesNotExist();
        assertThat(project.sources()).doesNotExist();
    }

    @Test
    void a_link_out_of_the_sources_is_neither_read_nor_replaced() throws IOException {
        Path secret = Files.writeString(base.resolve("secret"), "root:x:0:0");
        FaultyProject project = FaultyProject.with(base, "connect").committed("");
        Files.delete(project.stub());
        Files.createSymbolicLink(project.stub(), secret);

        assertThat(problem(project)).contains(project.stub().toString()).doesNotContain("root:");
        assertThat(project.verify().problem().orElseThrow().toString()).doesNotContain("root:");

        assertThat(secret).hasContent("root:x:0:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with spaces and 'quotes'", "größe-数据-Ω", "n/e/s/t/e/d", "100%d $HOME `id`", "long"})
    void a_project_in_a_directory_of_any_name_is_generated_and_fresh(String name) throws IOException {
        Path directory = Files.createDirectories(base.resolve(name.equals("long") ? "l".repeat(200) : name));
        FaultyProject project = FaultyProject.with(directory, "connect");

        assertThat(project.generate(Unmarked.KEPT)).isInstanceOf(Generated.class);
        assertThat(((Verified) project.verify()).verdict().isFresh()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void a_stub_with_a_byte_order_mark_and_any_line_ends_keeps_both(String lineEnd) throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect")
                .committed(
                        "\ufeff# Copyright\n# Generated by pyo3stubs-maven-plugin from _native; do not edit.\nx: int\n"
                                .replace("\n", lineEnd));

        assertThat(project.generate(Unmarked.KEPT)).isInstanceOf(Generated.class);

        String text = Files.readString(project.stub());
        assertThat(text).startsWith("\ufeff# Copyright" + lineEnd).contains("def connect(): ..." + lineEnd);
        assertThat(text.replace(lineEnd, "")).doesNotContain("\r", "\n");
        assertThat(((Verified) project.verify()).verdict().isFresh()).isTrue();
    }

    @Test
    void a_stub_that_is_not_utf_8_is_stale_and_kept_until_it_may_be_replaced() throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect").committed("");
        byte[] latin = "# caf\u00e9\ndef connect(): ...\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(project.stub(), latin);

        assertThat(project.verify().problem().orElseThrow().toString()).contains(project.stub() + " is not in UTF-8");
        assertThat(project.generate(Unmarked.KEPT)).isInstanceOf(Failure.class);

        assertThat(project.stub()).hasBinaryContent(latin);
    }
}
