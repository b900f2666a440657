// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ToldOnceTest {
    private final PluginDescriptor plugin = new PluginDescriptor();

    ToldOnceTest() {
        plugin.setGroupId("io.github.pyo3stubs");
        plugin.setArtifactId("pyo3stubs-maven-plugin");
        plugin.setVersion("1");
    }

    @Test
    void a_topic_is_new_once_in_a_build_whichever_module_asks() {
        MavenSession build = session();

        assertThat(ToldOnce.of(build, plugin).isFirst("a")).isTrue();
        build.setCurrentProject(build.getProjects().get(1));
        assertThat(ToldOnce.of(build, plugin).isFirst("a")).isFalse();
        assertThat(ToldOnce.of(build, plugin).isFirst("b")).isTrue();
    }

    @Test
    void the_next_build_tells_again() {
        assertThat(ToldOnce.of(session(), plugin).isFirst("a")).isTrue();
        assertThat(ToldOnce.of(session(), plugin).isFirst("a")).isTrue();
    }

    @Test
    void modules_that_are_built_at_once_tell_it_once_together() {
        MavenSession build = session();

        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .filter(i -> ToldOnce.of(build.clone(), plugin).isFirst("topic " + i % 100))
                        .count())
                .isEqualTo(100);
    }

    @SuppressWarnings("deprecation") // Maven's own code has no other way without a container
    private static MavenSession session() {
        MavenSession session =
                new MavenSession(null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
        session.setProjects(List.of(project("root"), project("module")));
        return session;
    }

    private static MavenProject project(String artifactId) {
        MavenProject project = new MavenProject();
        project.setGroupId("org.example");
        project.setArtifactId(artifactId);
        project.setVersion("1");
        return project;
    }
}
