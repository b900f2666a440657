package io.github.pyo3stubs.mojo;

import static org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.object.ElfBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyMojoTest {
    private static final int AARCH64 = 183;

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

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void without_a_directory_it_fails_and_shows_how_to_set_it(VerifyMojo mojo) throws Exception {
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("stubsDirectory is not set")
                .withMessageContaining("<stubsDirectory>${project.basedir}/python</stubsDirectory>");
    }

    @Test
    @InjectMojo(goal = "verify")
    void a_module_without_a_crate_is_passed_over_while_it_has_no_stubs(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        execute(mojo);
        assertThat(log.shown()).isEmpty();

        Files.createDirectory(basedir.resolve("python"));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContainingAll("There is nothing to hold the committed stubs", "no Cargo.toml");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void platforms_that_differ_have_no_stubs_that_could_be_committed(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        NativeModule.write(basedir.resolve("b.so"), new ElfBuilder().machine(AARCH64), "bind");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContainingAll(
                        "_native.bind: only on linux-aarch_64, none on linux-x86_64",
                        "-Dpyo3stubs.targets=",
                        "-Dpyo3stubs.libraries=" + basedir.resolve("a.so"));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "comparison", value = "contents")
    void a_comparison_that_there_is_not_is_named(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("'contents'")
                .withMessageContaining("content, exact or signatures");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "skipVerify", value = "true")
    void the_goals_own_skip_is_told_in_one_line(VerifyMojo mojo) throws Exception {
        execute(mojo);

        assertThat(log.lines).containsExactly("[INFO] Skipped, by pyo3stubs.verify.skip.");
    }

    private void execute(VerifyMojo mojo) throws Exception {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("io.github.pyo3stubs");
        plugin.setArtifactId("pyo3stubs-maven-plugin");
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setPluginDescriptor(plugin);
        setVariableValueToObject(
                mojo, "execution", new MojoExecution(descriptor, "default", MojoExecution.Source.LIFECYCLE));
        mojo.setLog(log);
        mojo.execute();
    }
}
