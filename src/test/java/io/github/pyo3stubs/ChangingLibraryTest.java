// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.UnusableFileException;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that another process replaces while it is read. */
class ChangingLibraryTest {

    /** Records enough for many pages. */
    private static final int FUNCTIONS = 600;

    private static final int READINGS = 40;
    private static final int PIECE = 1 << 14;

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("libm.so");
    }

    /** As {@code cp} writes over a file: piece by piece, in place. */
    private static void copyOver(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int start = 0; start < content.length; start += PIECE) {
                channel.write(ByteBuffer.wrap(content, start, Math.min(PIECE, content.length - start)), start);
            }
            channel.truncate(content.length);
        }
    }

    /** As {@code mv} puts another file in its place. */
    private void moveOver(Path file, byte[] content) throws IOException {
        Path other = Files.write(directory.resolve("other.so"), content);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Replacement {
        void of(Path file, byte[] content) throws IOException;
    }

    @Test
    void a_library_that_is_written_over_is_read_whole_or_not_at_all() throws Exception {
        readWhileReplaced(ChangingLibraryTest::copyOver);
    }

    @Test
    void a_library_that_is_put_in_place_is_read_whole_or_not_at_all() throws Exception {
        readWhileReplaced(this::moveOver);
    }

    private void readWhileReplaced(Replacement replacement) throws Exception {
        byte[] older = library("old");
        byte[] newer = library("new");
        Files.write(file(), older);
        AtomicBoolean isEnough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try {
                for (boolean isNewer = true; !isEnough.get(); isNewer = !isNewer) {
                    replacement.of(file(), isNewer ? newer : older);
                    Thread.sleep(isNewer ? 30 : 1);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < READINGS; i++) {
                try {
                    assertThat(versions()).as("versions in one reading").hasSize(1);
                } catch (UnusableFileException e) {
                    assertThat(e).hasMessageContaining(file() + " changed each of");
                }
            }
        } finally {
            isEnough.set(true);
            writer.join();
        }
        replacement.of(file(), newer);
        assertThat(versions()).containsExactly("new");
    }

    /** The versions that the names of the functions come from. */
    private Set<String> versions() throws IOException {
        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(file(), Optional.of("m"), Optional.empty()));
        Set<String> versions = new TreeSet<>();
        for (FunctionDef function : reading.extensions().get(0).module().functions()) {
            versions.add(function.name().substring(0, 3));
        }
        return versions;
    }

    private byte[] library(String version) {
        String ids =
                IntStream.range(0, FUNCTIONS).mapToObj(i -> "\"f" + i + "\"").collect(joining(","));
        ElfBuilder library = new ElfBuilder()
                .text("arguments\0pyo3_runtime.PanicException\0panicked at")
                .export("PyInit_m")
                .record(
                        "PYO3_INTROSPECTION_1_m",
                        "{\"type\":\"module\",\"id\":\"m\",\"name\":\"m\",\"members\":[%s]}".formatted(ids));
        for (int i = 0; i < FUNCTIONS; i++) {
            library.record(
                    "PYO3_INTROSPECTION_1_f" + i,
                    "{\"type\":\"function\",\"id\":\"f%d\",\"name\":\"%s%d\",\"arguments\":{}}"
                            .formatted(i, version, i));
        }
        return library.bytes();
    }
}
