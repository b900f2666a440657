// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command for the module {@code geodesy} below {@code /work}, where the user is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths and quotes are those of other systems")
class RepairCommandTest {
    private static final File ROOT_POM = new File("/work/pom.xml");
    private static final File MODULE_POM = new File("/work/geodesy/pom.xml");

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final Plugin plugin = new Plugin();
    private final MavenProject project = project("geodesy", MODULE_POM);
    private final List<MavenProject> reactor = new ArrayList<>(List.of(project("root", ROOT_POM), project));

    @BeforeEach
    void atTheRoot() {
        plugin.setGroupId("io.github.pyo3stubs");
        plugin.setArtifactId("pyo3stubs-maven-plugin");
        project.getBuild().addPlugin(plugin);
        request.setPom(ROOT_POM);
        Properties system = new Properties();
        system.setProperty("user.dir", "/work");
        request.setSystemProperties(system);
    }

    @Test
    void the_module_is_selected_from_the_root() {
        assertThat(command("default", Unmarked.KEPT)).isEqualTo("mvn pyo3stubs:generate -pl :geodesy");
    }

    @Test
    void the_root_alone_is_selected_where_it_is_the_module() {
        request.setPom(MODULE_POM);
        request.getSystemProperties().setProperty("user.dir", "/work/geodesy");

        assertThat(command("default", Unmarked.REPLACED))
                .isEqualTo("mvn pyo3stubs:generate -Dpyo3stubs.overwrite=true -N");
    }

    @Test
    void nothing_is_selected_in_the_modules_directory() {
        reactor.retainAll(List.of(project));
        request.setPom(MODULE_POM);
        request.getSystemProperties().setProperty("user.dir", "/work/geodesy");

        assertThat(command("default", Unmarked.KEPT)).isEqualTo("mvn pyo3stubs:generate");
    }

    @Test
    void a_module_whose_name_others_have_is_selected_by_its_group_too() {
        MavenProject namesake = project("geodesy", new File("/work/other/pom.xml"));
        namesake.setGroupId("org.other");
        reactor.add(namesake);

        assertThat(command("default", Unmarked.KEPT)).endsWith(" -pl org.example:geodesy");
    }

    @Test
    void a_pom_that_the_user_named_is_named_again() {
        request.getSystemProperties().setProperty("user.dir", "/");
        assertThat(command("default", Unmarked.KEPT)).isEqualTo("mvn pyo3stubs:generate -f work/pom.xml -pl :geodesy");

        request.getSystemProperties().setProperty("user.dir", "/elsewhere");
        assertThat(command("default", Unmarked.KEPT)).isEqualTo("mvn pyo3stubs:generate -f /work/pom.xml -pl :geodesy");
    }

    @Test
    void profiles_are_named_again_but_not_those_of_the_settings(@TempDir Path directory) throws IOException {
        Path settings = directory.resolve("settings.xml");
        Files.writeString(
                settings,
                "<settings><activeProfiles><activeProfile>company</activeProfile></activeProfiles></settings>");
        request.setUserSettingsFile(settings.toFile());
        request.addActiveProfile("company");
        request.addActiveProfile("native");
        request.addInactiveProfile("docs");

        assertThat(command("default", Unmarked.KEPT))
                .isEqualTo("mvn pyo3stubs:generate -P 'native,!docs' -pl :geodesy");
    }

    @Test
    void the_users_own_parameters_are_repeated_and_no_other_properties() {
        Properties user = new Properties();
        user.setProperty("pyo3stubs.profile", "release");
        user.setProperty("pyo3stubs.libraries", "it's here/*.so");
        user.setProperty("pyo3stubs.generate.skip", "true");
        user.setProperty("pyo3stubs.requirePlatforms", "true");
        user.setProperty("skipTests", "true");
        request.setUserProperties(user);

        assertThat(command("default", Unmarked.KEPT))
                .isEqualTo("mvn pyo3stubs:generate '-Dpyo3stubs.libraries=it'\\''s here/*.so'"
                        + " -Dpyo3stubs.profile=release -pl :geodesy");
        assertThat(invocation("default").command("verify", Unmarked.KEPT))
                .endsWith(" -Dpyo3stubs.profile=release -Dpyo3stubs.requirePlatforms=true -pl :geodesy");
    }

    @Test
    void properties_that_the_configuration_depends_on_are_repeated() {
        Properties user = new Properties();
        for (String name : List.of("dist", "version", "out", "dir", "native", "quick", "skipTests")) {
            user.setProperty(name, name.equals("native") ? "true" : "x");
        }
        request.setUserProperties(user);
        Model own = new Model();
        own.setBuild(new Build());
        own.getBuild().addPlugin(ofPom("${version}", "${project.basedir}/${stubs}"));
        own.addProperty("stubs", "${dir}/python");
        Profile profile = new Profile();
        profile.setActivation(new Activation());
        profile.getActivation().setProperty(new ActivationProperty());
        profile.getActivation().getProperty().setName("!native");
        project.setActiveProfiles(List.of(profile));
        project.setOriginalModel(own);
        Model above = new Model();
        above.setBuild(new Build());
        above.getBuild().setPluginManagement(new PluginManagement());
        above.getBuild().getPluginManagement().addPlugin(ofPom(null, "${dist}"));
        MavenProject parent = reactor.get(0);
        parent.setOriginalModel(above);
        project.setParent(parent);

        assertThat(command("default", Unmarked.KEPT))
                .isEqualTo("mvn pyo3stubs:generate -Ddir=x -Ddist=x -Dnative=true -Dversion=x -pl :geodesy");
    }

    private static Plugin ofPom(String version, String stubsDirectory) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.pyo3stubs");
        plugin.setArtifactId("pyo3stubs-maven-plugin");
        plugin.setVersion(version);
        plugin.addExecution(execution("stubs", configuration(stubsDirectory)));
        return plugin;
    }

    @Test
    void overwrite_is_added_where_it_is_needed() {
        assertThat(command("default", Unmarked.REPLACED))
                .isEqualTo("mvn pyo3stubs:generate -Dpyo3stubs.overwrite=true -pl :geodesy");
    }

    @Test
    void overwrite_is_to_be_set_in_the_pom_where_that_forbids_it() {
        plugin.setConfiguration(configuration("overwrite", "false"));
        assertThat(command("default", Unmarked.REPLACED))
                .isEqualTo("set <overwrite>true</overwrite> in the POM, and run mvn pyo3stubs:generate -pl :geodesy");
        assertThat(command("default", Unmarked.KEPT)).isEqualTo("mvn pyo3stubs:generate -pl :geodesy");

        plugin.setConfiguration(configuration("overwrite", "true"));
        assertThat(command("default", Unmarked.REPLACED)).isEqualTo("mvn pyo3stubs:generate -pl :geodesy");
    }

    @Test
    void overwrite_is_added_where_the_pom_takes_it_from_its_property() {
        plugin.setConfiguration(configuration("overwrite", "false"));
        project.getProperties().setProperty("pyo3stubs.overwrite", "false");

        assertThat(command("default", Unmarked.REPLACED))
                .isEqualTo("mvn pyo3stubs:generate -Dpyo3stubs.overwrite=true -pl :geodesy");
    }

    @Test
    void an_execution_is_named_only_where_its_configuration_is_its_own() {
        plugin.setConfiguration(configuration("python"));
        plugin.addExecution(execution("same", configuration("python")));
        plugin.addExecution(execution("other", configuration("src/python")));
        plugin.addExecution(execution("none", null));

        assertThat(command("default-cli", Unmarked.KEPT)).startsWith("mvn pyo3stubs:generate ");
        assertThat(command("same", Unmarked.KEPT)).startsWith("mvn pyo3stubs:generate ");
        assertThat(command("other", Unmarked.KEPT)).startsWith("mvn pyo3stubs:generate@other ");
        assertThat(command("none", Unmarked.KEPT)).startsWith("mvn pyo3stubs:generate ");
    }

    @Test
    void an_execution_is_named_where_the_one_by_hand_has_a_configuration_of_its_own() {
        plugin.addExecution(execution("default-cli", configuration("other")));

        assertThat(command("default", Unmarked.KEPT)).startsWith("mvn pyo3stubs:generate@default ");
    }

    @Test
    void a_plugin_that_the_POM_does_not_name_has_no_prefix() {
        project.getBuild().removePlugin(plugin);

        assertThat(command("default-cli", Unmarked.KEPT))
                .isEqualTo("mvn io.github.pyo3stubs:pyo3stubs-maven-plugin:1.2:generate -pl :geodesy");
    }

    @Test
    void an_update_has_the_execution_that_knows_where_the_stubs_are() {
        plugin.addExecution(execution("committed", configuration("python")));
        assertThat(update("default")).isEqualTo("mvn pyo3stubs:generate@committed -pl :geodesy");

        project.getProperties().setProperty("pyo3stubs.stubsDirectory", "python");
        assertThat(update("default")).isEqualTo("mvn pyo3stubs:generate -pl :geodesy");
    }

    private String update(String executionId) {
        return Message.of("%s", new UpdateStubs(false))
                .worded(invocation(executionId).remedies());
    }

    private String command(String executionId, Unmarked unmarked) {
        return invocation(executionId).command("generate", unmarked);
    }

    private Invocation invocation(String executionId) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId("io.github.pyo3stubs");
        descriptor.setArtifactId("pyo3stubs-maven-plugin");
        descriptor.setVersion("1.2");
        descriptor.setGoalPrefix("pyo3stubs");
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(descriptor);
        mojo.setGoal("verify");
        return new Invocation(session(), project, new MojoExecution(mojo, executionId, MojoExecution.Source.LIFECYCLE));
    }

    @SuppressWarnings("deprecation") // Maven's own code has no other way without a container
    private MavenSession session() {
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        session.setProjects(reactor);
        session.setAllProjects(reactor);
        return session;
    }

    private static MavenProject project(String artifactId, File pom) {
        MavenProject project = new MavenProject();
        project.setGroupId("org.example");
        project.setArtifactId(artifactId);
        project.setVersion("1");
        project.setFile(pom);
        project.getModel().setBuild(new Build());
        return project;
    }

    private static PluginExecution execution(String id, Xpp3Dom configuration) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setConfiguration(configuration);
        return execution;
    }

    private static Xpp3Dom configuration(String stubsDirectory) {
        return configuration("stubsDirectory", stubsDirectory);
    }

    private static Xpp3Dom configuration(String parameter, String value) {
        Xpp3Dom element = new Xpp3Dom(parameter);
        element.setValue(value);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(element);
        return configuration;
    }
}
