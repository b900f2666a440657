// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Wheels of any content: their entries are unpacked below one directory, which is removed again, or refused. */
@Tag("hostile")
class WheelFuzzTest {

    private static final int MAX_UNPACKED = 1 << 20;

    @TempDir
    private Path directory;

    @FuzzTest
    void wheel(byte[] content) throws IOException {
        Path wheel = Files.write(directory.resolve("geo-1.0-cp39-abi3-linux_x86_64.whl"), content);
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            for (String path : WheelFiles.of(wheel, archive).values()) {
                try (InputStream entry = archive.content(path, MAX_UNPACKED)) {
                    assertThat(entry.readAllBytes()).hasSize(Math.toIntExact(archive.size(path)));
                }
            }
        } catch (ArchiveFormatException documented) {
            assertThat(documented).hasMessageStartingWith(wheel + ": ");
        }
        try (WheelStubs stubs = WheelStubs.of(wheel);
                Stream<Path> files = Files.walk(stubs.directory())) {
            files.forEach(file ->
                    assertThat(stubs.place(stubs.directory().relativize(file))).doesNotContain(".."));
        } catch (ArchiveFormatException documented) {
            assertThat(documented).hasMessageStartingWith(wheel + ": ");
        }
    }
}
