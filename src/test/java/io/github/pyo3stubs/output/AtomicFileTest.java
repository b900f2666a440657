// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    /** The longest name that common file systems have. */
    private static final int LONGEST = 255;

    private static final byte[] CONTENT = "x: int".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_may_have_the_longest_name_that_there_is() throws IOException {
        Path file = directory.resolve("m".repeat(LONGEST - ".pyi".length()) + ".pyi");

        assertThat(AtomicFile.update(file, CONTENT)).isTrue();

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(names()).hasSize(1);
    }

    @Test
    void a_failure_names_the_file_and_leaves_nothing_behind() throws IOException {
        Path file = directory.resolve("m.pyi");
        Files.createFile(Files.createDirectory(file).resolve("inside"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> AtomicFile.update(file, CONTENT))
                .satisfies(failure -> {
                    assertThat(failure.getFile()).isEqualTo(file.toString());
                    assertThat(failure.getMessage()).doesNotContain(".tmp");
                });
        assertThat(names()).containsExactly("m.pyi");
    }

    @Test
    void what_killed_processes_left_behind_is_removed_after_a_while() throws IOException {
        Path file = directory.resolve("m.pyi");
        Path old = abandoned(file, TemporaryFiles.ABANDONED.toMinutes() + 1);
        Path young = abandoned(file, TemporaryFiles.ABANDONED.toMinutes() - 1);
        Path ofAnother = abandoned(directory.resolve("other.pyi"), TemporaryFiles.ABANDONED.toMinutes() + 1);
        Path foreign = Files.createFile(directory.resolve(".pyo3stubs-notes.tmp"));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));

        AtomicFile.removeAbandoned(List.of(file, directory.resolve("missing/n.pyi")));

        assertThat(old).doesNotExist();
        assertThat(List.of(young, ofAnother, foreign))
                .allSatisfy(left -> assertThat(left).exists());
    }

    private static Path abandoned(Path file, long minutes) throws IOException {
        Path left = Files.write(TemporaryFiles.beside(file), CONTENT);
        return Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(60 * minutes)));
    }

    @Test
    void a_file_with_the_same_content_stays_untouched() throws IOException {
        Path file = directory.resolve("a/b/m.pyi");

        assertThat(AtomicFile.update(file, CONTENT)).isTrue();
        FileTime time = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, time);

        assertThat(AtomicFile.update(file, CONTENT)).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        assertThat(AtomicFile.update(file, "y".getBytes(UTF_8))).isTrue();
        assertThat(file).hasContent("y");
    }
}
