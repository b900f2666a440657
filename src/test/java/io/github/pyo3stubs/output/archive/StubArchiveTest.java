// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.output.TextTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("changes the default time zone")
class StubArchiveTest {
    private static final Instant TIME = Instant.parse("2026-11-22T13:30:08Z");

    private static final SortedMap<String, String> FILES =
            new TreeMap<>(Map.of("géo/_native.pyi", "x: int\n", "géo/py.typed", "", "géo/a.pyi", ""));

    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path directory;

    @AfterEach
    void restoreTimeZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    void entries_are_sorted_stored_and_of_the_given_time() throws IOException {
        Path file = directory.resolve("target/stubs.zip");

        assertThat(archive().write(file)).isTrue();

        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            assertThat(entries).extracting(ZipEntry::getName).containsExactlyElementsOf(FILES.keySet());
            for (ZipEntry entry : entries) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.parse("2026-11-22T13:30:08"));
                assertThat(entry.getExtra()).isNull();
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), UTF_8))
                        .isEqualTo(FILES.get(entry.getName()));
            }
        }
    }

    @Test
    void time_zones_do_not_count() throws IOException {
        List<String> archives = new ArrayList<>();
        for (String id : List.of("UTC", "Asia/Kathmandu", "America/Los_Angeles")) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));
            for (String time : List.of("1980-01-01T00:00:02Z", "2026-03-29T01:30:00Z", "2099-12-31T23:59:58Z")) {
                Path file = directory.resolve("stubs.zip");
                new StubArchive(new TextTree(FILES), StatedPythons.NONE, Instant.parse(time)).write(file);
                archives.add(time + HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        assertThat(archives.stream().distinct()).hasSize(3);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(textBlock = """
            1970-01-01T00:00:00Z, 1980-01-01T00:00:02
            1980-01-01T00:00:01Z, 1980-01-01T00:00:02
            1980-01-01T00:00:02Z, 1980-01-01T00:00:02
            2099-12-31T23:59:58Z, 2099-12-31T23:59:58
            2107-01-01T00:00:00Z, 2099-12-31T23:59:58
            """)
    void a_time_that_archives_cannot_hold_becomes_the_nearest_one(Instant time, LocalDateTime held) throws IOException {
        Path file = directory.resolve("stubs.zip");

        new StubArchive(new TextTree(FILES), StatedPythons.NONE, time).write(file);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal)).containsOnly(held);
        }
    }

    @Test
    void an_archive_with_the_same_bytes_is_not_touched() throws IOException {
        Path file = directory.resolve("stubs.zip");
        archive().write(file);
        FileTime past = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, past);

        assertThat(archive().write(file)).isFalse();

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    }

    private static StubArchive archive() {
        return new StubArchive(new TextTree(FILES), StatedPythons.NONE, TIME);
    }
}
