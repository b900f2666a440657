// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.result.GenerateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the libraries in wheels are unpacked, by what the Java virtual machine records of reading files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadOnceTest {
    private static final List<String> PLATFORMS =
            List.of("manylinux_2_17_x86_64", "musllinux_1_2_x86_64", "manylinux_2_17_aarch64");

    @TempDir
    Path base;

    @Test
    void generating_and_verifying_unpacks_each_library_once() throws Exception {
        for (String platform : PLATFORMS) {
            new WheelBuilder()
                    .library("geo/_native.abi3.so", library(platform))
                    .write(base.resolve("dist/geo-1.0-cp39-abi3-%s.whl".formatted(platform)));
        }
        Map<Path, Long> bytesRead = new TreeMap<>();

        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withoutThreshold();
            recording.start();
            generateAndVerify();
            recording.stop();
            Path file = base.resolve("reads.jfr");
            recording.dump(file);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getString("path") != null) {
                    bytesRead.merge(Path.of(event.getString("path")), event.getLong("bytesRead"), Long::sum);
                }
            }
        }

        for (String platform : PLATFORMS) {
            Path wheel = base.resolve("dist/geo-1.0-cp39-abi3-%s.whl".formatted(platform));
            // All of it once, and its directory when the libraries are listed.
            assertThat(bytesRead.get(wheel)).isBetween(Files.size(wheel) * 9 / 10, Files.size(wheel) * 11 / 10);
        }
    }

    /** A library that does not shrink in a wheel, so that most of the wheel is the library. */
    private static ElfBuilder library(String platform) {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        ElfBuilder library = new ElfBuilder().symbol("NOISE", noise);
        return NativeModule.describe(
                "_native", platform.endsWith("aarch64") ? library.machine(183) : library, "connect");
    }

    private void generateAndVerify() throws IOException {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of("dist"), List.of(), Optional.empty(), Optional.empty());
        ReadResult.Project project =
                (ReadResult.Project) new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
        Archives archives = new Archives(
                base.resolve("target"), "geo-1.0", Optional.of(Instant.parse("2026-11-22T00:00:00Z")), Set.of());
        Committed committed = new Committed(base.resolve("python"), Comparison.CONTENT, Unmarked.KEPT);

        assertThat(new GenerateStubs(
                                base.resolve("target/stubs"),
                                Optional.of(archives),
                                Optional.of(committed),
                                ProjectPlatforms.UNSTATED,
                                OwnParts.NONE)
                        .run(project))
                .isInstanceOf(GenerateResult.Generated.class);
        assertThat(new VerifyCommitted(
                                base.resolve("python"),
                                Comparison.CONTENT,
                                ProjectPlatforms.UNSTATED,
                                OwnParts.NONE,
                                OverlayOffer.in(base))
                        .run(project))
                .isInstanceOf(VerifyResult.Verified.class);
    }
}
