// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Toml;
import io.github.pyo3stubs.library.cargo.DepInfo;
import io.github.pyo3stubs.limit.HeapLimit;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.limit.StubLimit;
import io.github.pyo3stubs.limit.TooLargeException;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.archive.StubArchives;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.project.NativeModule;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.remedy.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any size: they are read with bounded memory and time, or refused with the limit and what to do. */
@Tag("hostile")
class LimitsTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final long LARGE = Math.max(50 << 20, SizeLimit.STUB.bytes() + 1L);
    private static final int FUNCTIONS = 2_000;

    @TempDir
    private Path base;

    private static String repeated(int count, IntFunction<String> piece) {
        return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining());
    }

    /** A file, as large as none of its kind is. */
    private Path large(String name) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        resize(file, LARGE);
        return file;
    }

    private static void resize(Path file, long size) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(size);
        }
    }

    private static void assertRefused(Outcome outcome, Path file, SizeLimit limit) {
        assertThat(outcome).isInstanceOf(Failure.class);
        assertThat(outcome.problem().orElseThrow().toString())
                .startsWith(file + " is larger than the limit of " + limit.bytes() + " bytes. ");
        assertThat(outcome.problem().orElseThrow().remedies()).isNotEmpty();
    }

    @Test
    void a_committed_stub_of_any_size_is_refused() throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect");
        Path stub = large("python/_native.pyi");

        assertRefused(project.verify(), stub, SizeLimit.STUB);
        assertRefused(project.generate(Unmarked.REPLACED), stub, SizeLimit.STUB);
        assertThat(stub).hasSize(Files.size(stub));
    }

    /** One that takes as much memory as there is, though the file is small. */
    @ParameterizedTest
    @ValueSource(strings = {"x: int\n", "x\n", "#\n", "\n", "\"\"\"\n\n\n\"\"\"\n"})
    void a_committed_stub_of_too_many_words_is_refused(String line) throws IOException {
        int lines = (int) (HeapLimit.heap() / 800 / line.lines().count());
        FaultyProject project = FaultyProject.with(base, "connect").committed(line.repeat(lines));

        for (Outcome outcome : List.of(project.verify(), project.generate(Unmarked.REPLACED))) {
            assertThat(outcome).isInstanceOf(Failure.class);
            assertThat(outcome.problem().orElseThrow().toString())
                    .startsWith(project.stub() + " needs more memory to be read and compared than there is")
                    .containsPattern("such as -Xmx\\d+m\\.$");
        }
        assertThat(project.stub()).hasSize((long) lines * line.length());
    }

    /** Those that are compared take nearly as much memory as there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"\"#a #\"\"\"",
                "\"\"\"#😀#\"\"\"",
                "def f():\n    \"\"\"#a#\"\"\"",
                "x = u\"#a#\"",
                "x = \"#a%d #\"",
                "x: \"#a|#a\"",
                "x: (\n\"#.a#\"\n)"
            })
    void a_committed_stub_of_long_strings_is_refused_or_compared(String shape) throws IOException {
        String[] parts = shape.split("#");
        for (int bytesEach : List.of(17, 34, 900)) {
            long length = HeapLimit.heap() / bytesEach;
            StringBuilder text = new StringBuilder(parts[0]);
            for (int i = 0; text.length() < length; i++) {
                text.append(parts[1].formatted(i));
            }
            FaultyProject project = FaultyProject.with(base, "connect").committed(text + parts[2] + "\n");

            String problem = project.verify().problem().orElseThrow().toString();

            if (bytesEach == 900) {
                assertThat(problem)
                        .contains("_native.connect: function is missing")
                        .hasSizeLessThan(10_000);
            } else {
                assertThat(problem).containsAnyOf("The committed stubs are stale", "needs more memory", "larger than");
            }
        }
    }

    @Test
    void committed_stubs_that_are_too_large_together_are_refused() throws IOException {
        FaultyProject project = FaultyProject.with(base, "connect");
        String mark = new Mark("_native").before("");
        Files.createDirectories(project.sources().resolve("_native"));
        for (int i = 0; i < 5; i++) {
            Path file = project.sources().resolve("_native/m" + i + ".pyi");
            Files.writeString(file, mark);
            resize(file, SizeLimit.STUB.bytes() / 4);
        }

        for (Outcome outcome : List.of(project.verify(), project.generate(Unmarked.REPLACED))) {
            assertThat(outcome.problem().orElseThrow().toString())
                    .startsWith("The stub files in " + project.sources() + " exceed the limit of ");
        }
    }

    @Test
    void what_was_generated_is_verified_and_brought_up_to_date_whatever_its_size() throws IOException {
        FaultyProject project = new FaultyProject(base);
        String documentation = "Says much. ".repeat(80_000);
        for (String name : List.of("connect", "close")) {
            ElfBuilder library = NativeModule.describe("_native", new ElfBuilder(), name);
            for (int i = 0; i < 5; i++) {
                library.record("PYO3_INTROSPECTION_1_a" + i, """
                        {"type":"attribute","parent":"m","name":"a%d","doc":"%s"}""".formatted(i, documentation));
            }
            library.write(project.library());

            assertThat(project.generate(Unmarked.KEPT).problem()).isEmpty();
            assertThat(project.generate(Unmarked.KEPT).problem()).isEmpty();
            assertThat(project.verify().problem()).isEmpty();
            assertThat(project.stub()).content().contains("def " + name).hasSizeGreaterThan(5 * documentation.length());
        }
    }

    @Test
    void a_stub_of_thousands_of_functions_is_compared() throws Exception {
        String line = "def f%06d(a: int, b: str) -> None: ...\n";
        FaultyProject project = FaultyProject.with(base, "connect").committed(repeated(FUNCTIONS, line::formatted));

        assertThat(project.verify().problem().orElseThrow().toString())
                .contains("_native.connect: function is missing");
    }

    @Test
    void conditions_of_any_number_are_refused_or_compared_soon() throws Exception {
        String branch = "if sys.version_info >= (3, %d):\n    x%<d: int\n";
        FaultyProject one = FaultyProject.with(base, "connect")
                .committed("import sys\n" + repeated(10_000, i -> (i == 0 ? "" : "el") + branch.formatted(i)));

        assertWithin(
                SOON,
                () -> assertThat(one.verify().problem().orElseThrow().toString())
                        .contains(one.stub() + "\n", "at line 402", "at most 200 branches of one 'if'"));

        FaultyProject many = one.committed("import sys\n" + repeated(2_000, branch::formatted));
        assertWithin(
                SOON,
                () -> assertThat(many.verify().problem().orElseThrow().toString())
                        .contains("_native.connect: function is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: int", "def a() -> int: ...", "class a: ...", "a%1$d: int\na%1$d: int"})
    void thousands_of_definitions_of_one_name_are_compared_soon(String definition) throws IOException {
        FaultyProject project =
                FaultyProject.with(base, "connect").committed(repeated(20_000, i -> definition.formatted(i) + "\n"));

        assertWithin(
                SOON,
                () -> assertThat(project.verify().problem().orElseThrow().toString())
                        .startsWith("The committed stubs are stale"));
        assertWithin(
                SOON,
                () -> assertThat(project.generate(Unmarked.REPLACED).problem()).isEmpty());
    }

    @Test
    void a_file_of_an_overlay_is_refused() throws IOException {
        Path file = large("overlay/_native.pyi");

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> Overlay.read(base.resolve("overlay")))
                .withMessageStartingWith(file + " is larger than the limit of " + SizeLimit.STUB.bytes());
    }

    @Test
    void an_overlay_of_too_many_files_or_bytes_is_refused() throws IOException {
        Path overlay = Files.createDirectory(base.resolve("overlay"));
        for (int i = 0; i <= StubLimit.FILES; i++) {
            Files.createFile(overlay.resolve("m" + i + ".pyi"));
        }
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> Overlay.read(overlay))
                .withMessageContaining("exceed the limit of 10000 files in all");

        Path large = Files.createDirectory(base.resolve("large"));
        for (int i = 0; i < 5; i++) {
            Files.writeString(large.resolve("m" + i + ".pyi"), "#".repeat((int) (HeapLimit.heap() / 64)));
        }
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> Overlay.read(large))
                .withMessageStartingWith(large.resolve("m3.pyi") + " needs more memory to be read and compared than");
    }

    @Test
    void a_link_out_of_an_overlay_is_named_and_not_read() throws IOException {
        Path overlay = Files.createDirectory(base.resolve("overlay"));
        Path secret = Files.writeString(base.resolve("secret"), "x: Secret\n");
        Path link = Files.createSymbolicLink(overlay.resolve("m.pyi"), secret);

        Overlay read = Overlay.read(overlay);

        assertThat(read.files()).isEmpty();
        assertThat(read.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .contains(link.toString(), "a link to a file elsewhere")
                        .doesNotContain("Secret"));
    }

    @Test
    void the_directory_of_an_overlay_may_be_a_link() throws IOException {
        Path elsewhere = Files.createDirectories(base.resolve("elsewhere/package"));
        Files.writeString(elsewhere.resolve("m.pyi"), "x: int\n");
        Path overlay = Files.createSymbolicLink(base.resolve("overlay"), elsewhere.getParent());

        assertThat(Overlay.read(overlay).files()).containsOnlyKeys("package.m");
    }

    @Test
    void a_toml_file_is_refused() throws IOException {
        Path file = large("Cargo.toml");

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> Toml.read(file))
                .withMessageStartingWith(file + " is larger than the limit of " + SizeLimit.TOML.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = #[", "x = #{a=", "#a.x = 1", "[#a.x]", "x = 1#0", "x = \"#a\"", "[[a]]\n#[[a.a]]\n"})
    void toml_of_any_depth_is_read_or_refused(String shape) throws IOException {
        String start = shape.substring(0, shape.indexOf('#'));
        String end = shape.substring(shape.indexOf('#') + 1);
        String inner = end.endsWith(".x = 1") ? "a." : end.endsWith(".x]") ? "a." : end.replaceAll("[\"x]", "");
        Path file = Files.writeString(base.resolve("Cargo.toml"), start + inner.repeat(500_000 / inner.length()) + end);

        assertWithin(SOON, () -> {
            try {
                assertThat(Toml.read(file).at("package", "name").isPresent()).isFalse();
            } catch (ProjectException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        });
    }

    @Test
    void a_list_of_sources_is_refused_or_read_soon() throws Exception {
        Path library = Files.createFile(base.resolve("libx.so"));
        Path list = large("libx.d");
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> DepInfo.change(library, base))
                .withMessageStartingWith(list + " is larger than the limit of " + SizeLimit.DEP_INFO.bytes());

        Files.writeString(list, "libx.so:" + " a".repeat(SizeLimit.DEP_INFO.bytes() / 2 - 8) + "\n");
        assertWithin(SOON, () -> assertThat(DepInfo.change(library, base)).isEmpty());
    }

    @Test
    void what_a_build_directory_has_under_the_name_of_an_archive_is_not_unpacked() throws IOException {
        Path archive = base.resolve("geo-stubs.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("geo/__init__.pyi"));
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 1 << 10; i++) {
                zip.write(piece);
            }
        }

        assertThat(new StubArchives(base, "geo").removeLeftOvers(List.of())).isEmpty();
    }

    /** 29 levels of two modules, each of which has both modules below as its members. */
    @Test
    void modules_in_a_lattice_are_refused_before_the_first_file_is_written() {
        int levels = 29;
        ElfBuilder library = new ElfBuilder().export("PyInit__native");
        String record = "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[%s]}";
        library.record("PYO3_INTROSPECTION_1_r", record.formatted("r", "_native", "\"a0\",\"b0\""));
        for (int level = 0; level < levels; level++) {
            for (String name : List.of("a", "b")) {
                String members = level == levels - 1 ? "" : "\"a%d\",\"b%<d\"".formatted(level + 1);
                library.record(
                        "PYO3_INTROSPECTION_1_" + name + level, record.formatted(name + level, name + level, members));
            }
        }
        FaultyProject project = new FaultyProject(base);
        library.write(project.library());

        Outcome outcome = project.generate(Unmarked.KEPT);

        assertThat(outcome.problem().orElseThrow().toString())
                .contains("more than the limit of 10000 in all. Make each module a member of one other module only");
        assertThat(project.output()).doesNotExist();
        assertThat(project.sources()).doesNotExist();
    }
}
