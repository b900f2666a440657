// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.StubLayout;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.result.GenerateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often libraries are read, by what the Java virtual machine records of reading files. */
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

        Map<Path, Long> bytesRead = bytesRead(this::generateAndVerify);

        for (String platform : PLATFORMS) {
            Path wheel = base.resolve("dist/geo-1.0-cp39-abi3-%s.whl".formatted(platform));
            // All of it once, and its directory when the libraries are listed.
            assertThat(bytesRead.get(wheel)).isBetween(Files.size(wheel) * 9 / 10, Files.size(wheel) * 11 / 10);
        }
    }

    /** As thirty modules of a reactor do with {@code -T 4}, each with both goals. */
    @Test
    void requests_of_one_build_read_a_library_once_together() throws Exception {
        Path library = base.resolve("lib/lib_native.so");
        NativeModule.write(library, new ElfBuilder(), "connect");
        Map<Path, Long> alone = bytesRead(() -> reader(new KeptReadings()).read());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        KeptReadings kept = new KeptReadings();

        Map<Path, Long> together = bytesRead(() -> {
            List<Future<ReadResult>> results =
                    threads.invokeAll(Collections.nCopies(60, () -> reader(kept).read()));
            for (Future<ReadResult> result : results) {
                assertThat(result.get()).isInstanceOf(ReadResult.Project.class);
            }
        });

        threads.shutdown();
        assertThat(together.get(library)).isEqualTo(alone.get(library)).isPositive();
    }

    @Test
    void verifying_reads_each_fresh_stub_once() throws Exception {
        NativeModule.write(base.resolve("lib/lib_native.so"), new ElfBuilder(), "connect");
        ReadResult.Project project =
                (ReadResult.Project) reader(new KeptReadings()).read();
        Path stub = base.resolve("python/_native.pyi");
        generate(project);

        assertThat(bytesRead(() -> verify(project)).get(stub)).isEqualTo(Files.size(stub));
    }

    /** Also for the overlay that is offered. */
    @Test
    void verifying_reads_each_stale_stub_once() throws Exception {
        NativeModule.write(base.resolve("lib/lib_native.so"), new ElfBuilder(), "connect");
        ReadResult.Project project =
                (ReadResult.Project) reader(new KeptReadings()).read();
        Path stub = base.resolve("python/_native.pyi");
        generate(project);
        Files.writeString(stub, Files.readString(stub) + "def disconnect() -> None: ...\n");

        assertThat(bytesRead(() -> verify(project)).get(stub)).isEqualTo(Files.size(stub));
    }

    @Test
    void a_library_that_was_built_again_is_read_again() throws Exception {
        Path library = base.resolve("lib/lib_native.so");
        KeptReadings kept = new KeptReadings();

        NativeModule.write(library, new ElfBuilder(), "connect");
        assertThat(stubs(kept)).contains("def connect()");
        NativeModule.write(library, new ElfBuilder(), "compute");
        assertThat(stubs(kept)).contains("def compute()");
    }

    @Test
    void each_way_to_read_a_library_has_a_result_of_its_own() throws Exception {
        NativeModule.write(base.resolve("lib/lib_native.so"), new ElfBuilder(), "connect");
        KeptReadings kept = new KeptReadings();
        ExtensionReader old = new ExtensionReader(PythonVersion.OLDEST);
        LibraryFile library = new LibraryFile(base.resolve("lib/lib_native.so"), Optional.empty(), Optional.empty());

        assertThat(kept.of(old, library)).isSameAs(kept.of(new ExtensionReader(PythonVersion.OLDEST), library));
        assertThat(kept.of(new ExtensionReader(new PythonVersion(3, 14)), library))
                .isNotSameAs(kept.of(old, library));
        assertThat(kept.of(old, library.named("geo._native"))).isNotSameAs(kept.of(old, library));
    }

    /** As both goals do, and the modules of a reactor that name one library. */
    @Test
    void requests_of_one_build_print_the_stubs_of_a_library_once() throws Exception {
        NativeModule.write(base.resolve("lib/lib_native.so"), new ElfBuilder(), "connect");
        KeptReadings kept = new KeptReadings();

        String text = printed((ReadResult.Project) reader(kept).read());

        assertThat(text).contains("def connect()");
        assertThat(printed((ReadResult.Project) reader(kept).read())).isSameAs(text);
        assertThat(printed((ReadResult.Project) reader(new KeptReadings()).read()))
                .isEqualTo(text)
                .isNotSameAs(text);
    }

    private static String printed(ReadResult.Project project) throws Exception {
        StubTree tree = StubSet.of(project.extensions()).common().orElseThrow();
        return StubPaths.of(tree, StubLayout.COMMITTED, Path.of(""), project.printed())
                .text("_native.pyi");
    }

    private String stubs(KeptReadings kept) throws Exception {
        ReadResult.Project project = (ReadResult.Project) reader(kept).read();
        StubTree tree = project.extensions().get(0).tree();
        return StubPrinter.print(tree.file("_native").orElseThrow(), tree);
    }

    private ProjectReader reader(KeptReadings kept) {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of("lib"), List.of(), Optional.empty(), Optional.empty());
        return new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS, kept);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The bytes of each file that some work reads. */
    private Map<Path, Long> bytesRead(Work work) throws Exception {
        Map<Path, Long> bytesRead = new TreeMap<>();
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withoutThreshold();
            recording.start();
            work.run();
            recording.stop();
            Path file = base.resolve("reads.jfr");
            recording.dump(file);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getString("path") != null) {
                    bytesRead.merge(Path.of(event.getString("path")), event.getLong("bytesRead"), Long::sum);
                }
            }
        }
        return bytesRead;
    }

    /** A library that does not shrink in a wheel, so that most of the wheel is the library. */
    private static ElfBuilder library(String platform) {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        ElfBuilder library = new ElfBuilder().symbol("NOISE", noise);
        return NativeModule.describe(
                "_native", platform.endsWith("aarch64") ? library.machine(183) : library, "connect");
    }

    private void generateAndVerify() {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of("dist"), List.of(), Optional.empty(), Optional.empty());
        ReadResult.Project project =
                (ReadResult.Project) new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
        generate(project);
        verify(project);
    }

    private void generate(ReadResult.Project project) {
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
    }

    private void verify(ReadResult.Project project) {
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
