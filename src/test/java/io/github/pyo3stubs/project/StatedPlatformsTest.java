// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.MachOBuilder;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.report.GenerateReport;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.Notice.Level;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that says which platforms it is for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatedPlatformsTest {
    private static final int AARCH64 = 183;
    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path base;

    private Path common;

    @BeforeEach
    void libraries() {
        common = base.resolve("target/geo-1.0-stubs.zip");
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        NativeModule.write(base.resolve("b.so"), new ElfBuilder().machine(AARCH64), "connect");
    }

    private ProjectReader reader(String... libraries) {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of(libraries), List.of(), Optional.empty(), Optional.empty());
        return new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS);
    }

    private ReadResult.Project read(String... libraries) {
        return (ReadResult.Project) reader(libraries).read();
    }

    private static StatedPlatforms stated(String... names) throws ProjectException {
        return new StatedPlatforms(OptionValues.platforms(List.of(names)));
    }

    private Generated generate(ReadResult.Project project, String... platforms) throws ProjectException {
        Archives archives = new Archives(base.resolve("target"), "geo-1.0", Optional.of(TIME), Set.of());
        return (Generated) new GenerateStubs(
                        base.resolve("trees"),
                        Optional.of(archives),
                        Optional.empty(),
                        OptionValues.platforms(List.of(platforms)),
                        OwnParts.NONE)
                .run(project);
    }

    @Test
    void stubs_for_all_platforms_are_made_when_all_are_at_hand() throws Exception {
        Generated all = generate(read("*.so"), "linux-x86_64", "aarch64-unknown-linux-gnu");

        assertThat(all.missing()).isEmpty();
        assertThat(all.archives()).containsOnlyKeys("stubs", "stubs-linux-aarch_64", "stubs-linux-x86_64");
        assertThat(base.resolve("trees/stubs")).isDirectory();
    }

    @Test
    void while_a_platform_is_missing_there_are_only_those_of_single_platforms() throws Exception {
        generate(read("*.so"));
        assertThat(common).exists();

        ReadResult.Project one = read("a.so");
        Generated generated = generate(one, "linux-x86_64", "linux-aarch_64", "x86_64-pc-windows-msvc");

        assertThat(generated.archives()).containsOnlyKeys("stubs-linux-x86_64");
        assertThat(generated.removedArchives()).contains(common);
        assertThat(common).doesNotExist();
        assertThat(base.resolve("trees/stubs")).doesNotExist();
        assertThat(base.resolve("trees/stubs-linux-x86_64/_native/__init__.pyi"))
                .exists();
        assertThat(new GenerateReport(generated, base.resolve("trees"), one.sources()).notices())
                .extracting(Notice::level, notice -> notice.message().toString())
                .contains(tuple(
                        Level.INFO,
                        "There are no stubs for all platforms, because there is no library for linux-aarch_64,"
                                + " windows-x86_64."));
    }

    @Test
    void the_halves_of_a_universal_library_are_two_platforms() throws Exception {
        Files.write(base.resolve("u.dylib"), MachOBuilder.fat(0xcafebabe, half(0x01000007), half(0x0100000c)));

        Generated both = generate(read("u.dylib"), "universal2-apple-darwin");
        Generated more = generate(read("u.dylib"), "osx-aarch_64", "osx-x86_64", "linux-x86_64");

        assertThat(both.archives()).containsOnlyKeys("stubs", "stubs-osx-aarch_64", "stubs-osx-x86_64");
        assertThat(more.archives()).containsOnlyKeys("stubs-osx-aarch_64", "stubs-osx-x86_64");
    }

    private static byte[] half(int cputype) {
        return new MachOBuilder()
                .cputype(cputype)
                .export("_PyInit__native")
                .record("_PYO3_INTROSPECTION_1_m", """
                        {"type":"module","id":"m","name":"_native","members":[],"incomplete":false}""")
                .bytes();
    }

    @Test
    void a_required_platform_without_a_library_is_a_failure_that_names_it() throws Exception {
        ReadResult.Project project = read("a.so");

        assertThat(stated("linux-x86_64").required(project)).isSameAs(project);
        assertThat(stated("linux-x86_64", "linux-x86_64-musl", "osx-aarch_64").required(project))
                .asInstanceOf(type(Failure.class))
                .satisfies(
                        failure -> assertThat(failure.message().toString())
                                .isEqualTo(
                                        "There is no library for linux-x86_64-musl, osx-aarch_64, and the project is for them."
                                                + " Build or fetch them and name them by libraries=…, or correct platforms=…."));
    }

    @Test
    void platforms_cannot_be_required_unless_they_are_stated() throws Exception {
        Searched search = (Searched) reader("a.so").find();

        assertThat(stated("linux-x86_64").required(search)).isSameAs(search);
        assertThat(stated().required(search))
                .asInstanceOf(type(Failure.class))
                .satisfies(failure -> assertThat(failure.message().toString())
                        .isEqualTo("A library is required for each of the project's platforms, but nothing says which"
                                + " they are. Set platforms=<classifier>,…, or leave out requirePlatforms."));
    }

    @Test
    void a_platform_that_is_not_listed_is_told_and_counts_all_the_same() throws Exception {
        ReadResult.Project project = read("*.so");

        assertThat(stated().unlisted(project)).isEmpty();
        assertThat(stated("linux-x86_64", "linux-aarch_64").unlisted(project)).isEmpty();
        assertThat(stated("linux-x86_64").unlisted(project)).hasValueSatisfying(notice -> {
            assertThat(notice.level()).isEqualTo(Level.WARNING);
            assertThat(notice.message().toString())
                    .isEqualTo("These platforms have a library, but are not among the project's: linux-aarch_64."
                            + " Their stubs count like those of the others. If the list is wrong, correct"
                            + " platforms=….");
        });
        assertThat(generate(project, "linux-x86_64").archives())
                .containsOnlyKeys("stubs", "stubs-linux-aarch_64", "stubs-linux-x86_64");
    }
}
