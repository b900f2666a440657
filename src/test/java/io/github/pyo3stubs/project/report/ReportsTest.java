// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.gate.Gates;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.CheckGate;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.NativeModule;
import io.github.pyo3stubs.project.OverlayOffer;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.Notice.Level;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts about results are whole without a build tool: each tool only adds its own command. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportsTest {
    private static final int S390 = 22;

    @TempDir
    Path base;

    private Path python;

    private ReadResult.Project read(String... libraries) {
        python = base.resolve("python");
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of(libraries), List.of(), Optional.empty(), Optional.empty());
        return (ReadResult.Project) new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
    }

    private GenerateReport generate(ReadResult.Project project, Optional<Committed> committed) {
        Path trees = base.resolve("trees");
        Generated generated = (Generated)
                new GenerateStubs(trees, Optional.empty(), committed, ProjectPlatforms.UNSTATED, OwnParts.NONE)
                        .run(project);
        return new GenerateReport(generated, trees, project.sources());
    }

    private GenerateReport generate(ReadResult.Project project, Unmarked unmarked) {
        return generate(project, Optional.of(new Committed(python, Comparison.CONTENT, unmarked)));
    }

    private VerifyReport verify(ReadResult.Project project) {
        Verified verified = (Verified) new VerifyCommitted(
                        python, Comparison.CONTENT, ProjectPlatforms.UNSTATED, OwnParts.NONE, OverlayOffer.in(base))
                .run(project);
        return new VerifyReport(verified, Comparison.CONTENT, new CheckGate(Gates.OPEN).run(project));
    }

    private List<String> told(List<Notice> notices) {
        return notices.stream()
                .map(notice ->
                        notice.level() + " " + notice.message().toString().replace(base.toString(), "<base>"))
                .map(text -> text.replace('\\', '/'))
                .toList();
    }

    @Test
    void generating_tells_each_stub_once_and_the_committed_ones() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");

        assertThat(told(generate(read("a.so"), Unmarked.KEPT).notices()))
                .containsExactly(
                        "INFO Wrote <base>/trees/{stubs,stubs-linux-x86_64}/_native/__init__.pyi",
                        "INFO 1 stub file from a.so (linux-x86_64): 1 written, 0 unchanged",
                        "INFO Wrote <base>/python/_native.pyi",
                        "INFO 1 stub file in <base>/python: 1 written, 0 unchanged",
                        "WARNING The directory of committed stubs, <base>/python, did not exist, and was created. If the"
                                + " Python sources are elsewhere, remove it and correct stubsDirectory=….");
    }

    @Test
    void platforms_that_differ_are_told_before_the_trees() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        NativeModule.write(base.resolve("b.so"), new ElfBuilder().machine(S390), "bind");

        Notice first = generate(read("*.so"), Optional.empty()).notices().get(0);

        assertThat(first.level()).isEqualTo(Level.WARNING);
        assertThat(first.message().toString())
                .startsWith("The stubs for all platforms declare what only some of the targets have")
                .contains("connect", "bind")
                .endsWith("\nIf one of the libraries is old, build it again.");
    }

    @Test
    void verifying_tells_how_many_stubs_are_fresh_and_fails_for_none() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        ReadResult.Project project = read("a.so");
        generate(project, Unmarked.KEPT);

        VerifyReport report = verify(project);

        assertThat(told(report.notices()))
                .containsExactly("INFO 1 stub file in <base>/python against a.so (linux-x86_64): 1 fresh, 0 fresh, but"
                        + " worded otherwise, 0 stale; 2 items, 50.0 % typed, 0.0 % documented");
        assertThat(report.result().problem()).isEmpty();
    }

    @Test
    void the_message_about_stale_stubs_ends_in_a_command_that_may_replace_them() throws IOException {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        ReadResult.Project project = read("a.so");
        Files.createDirectories(python);
        Files.writeString(python.resolve("_native.pyi"), "def bind() -> None: ...\n");

        assertThat(verify(project).result().problem().orElseThrow().toString())
                .startsWith(
                        "The committed stubs are stale: 1 of 1 file differs from what a.so (linux-x86_64) declares.")
                .endsWith("To bring them up to date: generate the stubs, with overwrite=true");
    }

    @Test
    void a_directory_in_the_place_of_a_stub_is_to_be_moved_first() throws IOException {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        ReadResult.Project project = read("a.so");
        Path obstacle = Files.createDirectories(python.resolve("_native.pyi"));

        assertThat(verify(project).result().problem().orElseThrow().toString())
                .contains("To bring them up to date: move away what is there:\n  " + obstacle + " is a directory")
                .endsWith("\nThen run: generate the stubs");
    }
}
