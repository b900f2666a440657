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

        assertThat(told(build).isFirst("a")).isTrue();
        build.setCurrentProject(build.getProjects().get(1));
        assertThat(told(build).isFirst("a")).isFalse();
        assertThat(told(build).isFirst("b")).isTrue();
    }

    @Test
    void the_next_build_tells_again() {
        assertThat(told(session()).isFirst("a")).isTrue();
        assertThat(told(session()).isFirst("a")).isTrue();
    }

    @Test
    void modules_that_are_built_at_once_tell_it_once_together() {
        MavenSession build = session();

        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .filter(i -> told(build.clone()).isFirst("topic " + i % 100))
                        .count())
                .isEqualTo(100);
    }

    @Test
    void a_value_is_made_once_in_a_build_by_whichever_module_and_thread() {
        MavenSession build = session();

        assertThat(IntStream.range(0, 1_000)
                        .parallel()
                        .mapToObj(i -> BuildValues.of(build.clone(), plugin).value(Object.class, new Object()))
                        .distinct())
                .hasSize(1);
        assertThat(BuildValues.of(session(), plugin).<Object>value(Object.class, new Object()))
                .isNotSameAs(BuildValues.of(build, plugin).value(Object.class, new Object()));
    }

    private ToldOnce told(MavenSession session) {
        return ToldOnce.of(BuildValues.of(session, plugin));
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
