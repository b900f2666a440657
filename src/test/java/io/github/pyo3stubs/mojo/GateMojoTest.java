// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.NativeModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types and documentation that {@code verify} requires. */
@MojoTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class GateMojoTest {
    private static final String UNTYPED =
            "1 of 2 public items of a.so (linux-x86_64) has types that are not known: 50.0 % are typed, and 100 % are required.\n"
                    + "  _native.connect: the result has no type\n";

    @TempDir
    Path basedir;

    private final LogLines log = new LogLines();

    @Provides
    MavenProject project() {
        MavenProject project = new MavenProject();
        project.setFile(basedir.resolve("pom.xml").toFile());
        project.getModel().setBuild(new Build());
        project.getBuild().setDirectory(basedir.resolve("target").toString());
        return project;
    }

    @BeforeEach
    void library() {
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
    }

    private void execute(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(mojo, "execution", Executions.of(MojoExecution.Source.LIFECYCLE));
        mojo.setLog(log);
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "requireTypes", value = "true")
    void a_project_without_committed_stubs_can_require_types(VerifyMojo mojo) throws Exception {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith(UNTYPED)
                .withMessageEndingWith(" To leave items out: -Dpyo3stubs.exemptions=<qualified name or pattern>,…");
        assertThat(log.shown())
                .containsExactly(
                        "[INFO] a.so (linux-x86_64): 2 items, 50.0 % typed, 0.0 % documented",
                        "[INFO] No stubs are compared, because stubsDirectory is not set.");

        setVariableValueToObject(mojo, "exemptions", List.of("*.connect"));
        assertThatCode(() -> execute(mojo)).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "requireTypes", value = "true")
    void stale_stubs_are_told_in_the_same_failure_with_their_command_at_the_end(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo,
                "stubsDirectory",
                Files.createDirectory(basedir.resolve("python")).toFile());

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith(UNTYPED)
                .withMessageContaining("\n\nNo stubs are committed yet of what a.so (linux-x86_64) declares:\n")
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .last()
                        .asString()
                        .startsWith("To bring them up to date: mvn "));
        assertThat(log.shown()).last().asString().endsWith("; 2 items, 50.0 % typed, 0.0 % documented");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "requireTypes", value = "most")
    void a_mistake_is_told_before_libraries_are_opened(VerifyMojo mojo) throws Exception {
        Files.writeString(basedir.resolve("a.so"), "not a library");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessage("'most' is neither true nor a share of all items above 0 and up to 1, such as 0.95."
                        + " Correct -Dpyo3stubs.requireTypes=….");
    }
}
