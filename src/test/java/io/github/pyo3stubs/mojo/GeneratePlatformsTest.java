// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.NativeModule;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated for the platforms that a project is for. */
@MojoTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class GeneratePlatformsTest {
    private static final int AARCH64 = 183;

    @TempDir
    Path basedir;

    private final LogLines log = new LogLines();
    private final MavenProject project = new MavenProject();
    private Path output;
    private Path table;

    @BeforeEach
    void output() {
        output = basedir.resolve("target/pyo3stubs");
        table = output.resolve("platforms.md");
    }

    @Provides
    MavenProject project() {
        project.setFile(basedir.resolve("pom.xml").toFile());
        project.setArtifact(new DefaultArtifact(
                "org.example", "geodesy", "1.0", "compile", "jar", null, new DefaultArtifactHandler("jar")));
        project.getModel().setBuild(new Build());
        project.getBuild().setDirectory(basedir.resolve("target").toString());
        project.getBuild().setFinalName("geodesy-1.0");
        return project;
    }

    private void execute(GenerateMojo mojo) throws Exception {
        log.lines.clear();
        setVariableValueToObject(mojo, "execution", Executions.of(MojoExecution.Source.LIFECYCLE));
        mojo.setLog(log);
        mojo.execute();
    }

    private void platforms(GenerateMojo mojo, String... platforms) throws Exception {
        setVariableValueToObject(mojo, "platforms", List.of(platforms));
    }

    /** As a later build of the same directory, which attaches anew. */
    private List<String> attachedAnew(GenerateMojo mojo) throws Exception {
        project.getAttachedArtifacts().clear();
        execute(mojo);
        return project.getAttachedArtifacts().stream()
                .map(Artifact::getClassifier)
                .toList();
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "libraries", value = "*.so")
    void an_archive_for_all_platforms_is_attached_only_if_all_are_at_hand(GenerateMojo mojo) throws Exception {
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        platforms(mojo, "linux-x86_64");
        assertThat(attachedAnew(mojo)).containsExactly("stubs", "stubs-linux-x86_64");

        platforms(mojo, "x86_64-unknown-linux-gnu", "aarch64-apple-darwin");
        assertThat(attachedAnew(mojo)).containsExactly("stubs-linux-x86_64");
        assertThat(log.shown())
                .contains(
                        "[INFO] There are no stubs for all platforms, because there is no library for osx-aarch_64.",
                        "[INFO] Removed target/geodesy-1.0-stubs.zip");
        assertThat(output.resolve("stubs")).doesNotExist();
        assertThat(basedir.resolve("target/geodesy-1.0-stubs.zip")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "libraries", value = "*.so")
    void a_table_is_written_if_wanted_and_else_removed(GenerateMojo mojo) throws Exception {
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        execute(mojo);
        assertThat(table).doesNotExist();

        setVariableValueToObject(mojo, "platformReport", true);
        execute(mojo);
        assertThat(table).content().endsWith("\nThe stubs are the same for all targets: linux-x86_64.\n");
        assertThat(log.shown()).contains("[INFO] Wrote target/pyo3stubs/platforms.md");

        setVariableValueToObject(mojo, "platformReport", false);
        execute(mojo);
        assertThat(table).doesNotExist();
        assertThat(log.shown()).contains("[INFO] Removed target/pyo3stubs/platforms.md");
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "platformReport", value = "true")
    void the_table_is_written_too_if_no_stub_can_be_right(GenerateMojo mojo) {
        attribute(new ElfBuilder(), "int").write(basedir.resolve("a.so"));
        attribute(new ElfBuilder().machine(AARCH64), "str").write(basedir.resolve("b.so"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("There can be no stubs for all platforms");

        assertThat(table).content().contains("| `_native.port` | attribute | A | B |");
    }

    private static ElfBuilder attribute(ElfBuilder builder, String type) {
        return NativeModule.describe("_native", builder).record("PYO3_INTROSPECTION_1_p", """
                {"type":"attribute","parent":"m","name":"port","annotation":"builtins.%s"}""".formatted(type));
    }
}
