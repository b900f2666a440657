// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.limit.SizeLimit;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SteadyReadTest {

    @TempDir
    private Path directory;

    private int readings;

    private Path file() {
        return directory.resolve("lib.so");
    }

    /** What another process does to the file during the first readings. */
    private interface Change {
        void make() throws IOException;
    }

    private String readDuring(int changes, Change change) throws IOException {
        return SteadyRead.of(file(), () -> {
            String content = Files.readString(file());
            if (readings++ < changes) {
                change.make();
            }
            return content;
        });
    }

    @Test
    void a_file_that_stays_is_read_once() throws IOException {
        Files.writeString(file(), "one");

        assertThat(readDuring(0, () -> {})).isEqualTo("one");
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void content_of_the_same_size_is_seen() throws IOException {
        Files.writeString(file(), "one");

        assertThat(readDuring(1, () -> Files.writeString(file(), "two"))).isEqualTo("two");
    }

    @Test
    void another_file_in_the_place_is_seen_by_its_identity() throws IOException {
        Files.writeString(file(), "one");
        Path other = Files.writeString(directory.resolve("other"), "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file()));

        assertThat(readDuring(1, () -> Files.move(other, file(), StandardCopyOption.ATOMIC_MOVE)))
                .isEqualTo("two");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void content_with_the_time_of_the_old_is_seen() throws IOException {
        Files.writeString(file(), "one");
        FileTime time = Files.getLastModifiedTime(file());

        assertThat(readDuring(1, () -> {
                    Files.writeString(file(), "two");
                    Files.setLastModifiedTime(file(), time);
                }))
                .isEqualTo("two");
    }

    @Test
    void a_reading_that_failed_because_of_a_change_is_repeated() throws IOException {
        Files.writeString(file(), "one");

        String content = SteadyRead.of(file(), () -> {
            if (readings++ == 0) {
                Files.writeString(file(), "half");
                throw new IOException("cut short");
            }
            return Files.readString(file());
        });

        assertThat(content).isEqualTo("half");
    }

    @Test
    void the_failure_of_a_file_that_stays_is_the_readings_own() throws IOException {
        Files.writeString(file(), "one");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SteadyRead.of(file(), () -> {
                    readings++;
                    throw new IOException("malformed");
                }))
                .withMessage("malformed");
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void a_file_that_changes_all_the_while_is_refused() throws IOException {
        Files.writeString(file(), "0");

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> readDuring(Integer.MAX_VALUE, () -> Files.writeString(file(), "" + readings)))
                .withMessage(file() + " changed each of 5 times while it was read. Wait until nothing writes it any"
                        + " more, such as cargo or a copy, and run this again.");
        assertThat(readings).isEqualTo(SteadyRead.TRIES);
    }

    @Test
    void what_is_read_in_vain_is_closed() throws IOException {
        Files.writeString(file(), "one");
        List<Integer> closed = new ArrayList<>();

        Closeable kept = SteadyRead.of(file(), () -> {
            int number = ++readings;
            if (number == 1) {
                Files.writeString(file(), "two");
            }
            return (Closeable) () -> closed.add(number);
        });

        assertThat(closed).containsExactly(1);
        kept.close();
        assertThat(closed).containsExactly(1, 2);
    }

    @Test
    void a_file_that_is_away_for_a_moment_is_waited_for() throws Exception {
        assertThat(readWhileAway(() -> SteadyRead.of(file(), () -> Files.readString(file()))))
                .contains("key = 1");
    }

    @Test
    void a_toml_file_that_is_away_for_a_moment_is_waited_for() throws Exception {
        assertThat(readWhileAway(() -> Toml.read(file()).at("key"))).isPresent();
    }

    /** Reads a file that another thread writes soon. A busy machine may need some tries. */
    private <T> Optional<T> readWhileAway(Callable<T> reading) throws Exception {
        Optional<T> read = Optional.empty();
        for (int tries = 0; read.isEmpty() && tries < 50; tries++) {
            Files.deleteIfExists(file());
            Thread writer = new Thread(() -> {
                try {
                    Thread.sleep(10);
                    Files.writeString(file(), "key = 1");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            try {
                read = Optional.of(reading.call());
            } catch (NoSuchFileException e) {
                // It was away for longer
            }
            writer.join();
        }
        return read;
    }

    @Test
    void a_file_that_is_not_there_is_no_change() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> readDuring(0, () -> {}));
        assertThat(readings).isZero();
    }

    @Test
    void a_directory_is_not_read() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> SteadyRead.of(directory, () -> "read"))
                .withMessageStartingWith(directory + " is a directory, and no regular file. Name ");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_named_pipe_is_not_opened() throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", file().toString()).start().waitFor() == 0, "mkfifo is not there");

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> SteadyRead.of(file(), () -> "read"))
                .withMessageStartingWith(file() + " is a named pipe, and no regular file. Name ");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_device_is_not_read() {
        Path device = Path.of("/dev/zero");

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> SteadyRead.of(device, () -> "read"))
                .withMessageStartingWith("/dev/zero is a device, and no regular file. Name ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_the_system_makes_while_it_is_read_is_not_called_empty() {
        Path version = Path.of("/proc/version");

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> SteadyRead.of(version, () -> "read"))
                .withMessageStartingWith("/proc/version has no size: the system makes its content while it is read");
    }

    @Test
    void a_file_that_is_written_over_is_not_called_one_of_the_system() throws Exception {
        Files.writeString(file(), "one");
        AtomicBoolean isDone = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!isDone.get()) {
                try {
                    Files.writeString(file(), "two");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        try {
            for (int i = 0; i < 20_000; i++) {
                assertThat(FileVersion.of(file()).size()).isIn(0L, 3L);
            }
        } finally {
            isDone.set(true);
            writer.join();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_cannot_be_read_is_named() {
        Path memory = Path.of("/proc/self/mem");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> SteadyRead.of(memory, () -> "read"))
                .withMessageStartingWith(memory + ": ");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> SizeLimit.HEADER.read(memory))
                .withMessageStartingWith(memory + ": ");
    }

    @Test
    void an_empty_file_is_read_as_such() throws IOException {
        Files.createFile(file());

        assertThat(readDuring(0, () -> {})).isEmpty();
    }
}
