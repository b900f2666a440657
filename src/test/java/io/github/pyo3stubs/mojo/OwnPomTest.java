// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnPomTest {
    private static final String PLUGIN =
            "<plugins><plugin><groupId>org.example</groupId><artifactId>x-maven-plugin</artifactId></plugin></plugins>";

    @ParameterizedTest
    @CsvSource({
        "<build>PLUGIN</build>, true",
        "<build><pluginManagement>PLUGIN</pluginManagement></build>, false",
        "<profiles><profile><id>on</id><build>PLUGIN</build></profile></profiles>, true",
        "<profiles><profile><id>off</id><build>PLUGIN</build></profile></profiles>, false",
        "<reporting>PLUGIN</reporting>, false",
        "<build/>, false",
        ", false",
    })
    void a_POM_names_the_plugins_of_its_own_build(String pom, boolean isNamed) throws Exception {
        assertThat(new OwnPom(session(), project("m", pom)).names("org.example:x-maven-plugin"))
                .isEqualTo(isNamed);
        assertThat(new OwnPom(session(), project("m", pom)).names("org.example:other"))
                .isFalse();
    }

    @Test
    void what_is_inherited_is_not_the_POMs_own() throws Exception {
        MavenProject project = project("m", "");
        project.setModel(model("<build>PLUGIN</build>"));

        assertThat(project.getPlugin("org.example:x-maven-plugin")).isNotNull();
        assertThat(new OwnPom(session(project), project).names("org.example:x-maven-plugin"))
                .isFalse();
    }

    @Test
    void a_project_that_Maven_makes_without_a_POM_names_nothing() {
        assertThat(new OwnPom(session(), new MavenProject()).names("org.example:x-maven-plugin"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "<modules><module>a</module></modules>, true",
        "<profiles><profile><id>off</id><modules><module>a</module></modules></profile></profiles>, true",
        "<build/>, false",
    })
    void a_POM_that_lists_modules_is_for_others(String pom, boolean isForOthers) throws Exception {
        MavenProject project = project("m", pom);
        assertThat(new OwnPom(session(project), project).isForOthers()).isEqualTo(isForOthers);
    }

    @Test
    void a_POM_that_is_above_another_in_the_build_is_for_others() throws Exception {
        MavenProject top = project("top", "");
        MavenProject between = project("between", "");
        MavenProject module = project("module", "");
        between.setParent(top);
        module.setParent(between);
        MavenSession session = session(top, module);

        assertThat(new OwnPom(session, top).isForOthers()).isTrue();
        assertThat(new OwnPom(session, between).isForOthers()).isTrue();
        assertThat(new OwnPom(session, module).isForOthers()).isFalse();
    }

    private static MavenProject project(String artifactId, String pom) throws Exception {
        MavenProject project = new MavenProject(model(pom));
        project.setGroupId("org.example");
        project.setArtifactId(artifactId);
        project.setVersion("1");
        project.setOriginalModel(model(pom));
        project.setActiveProfiles(project.getOriginalModel().getProfiles().stream()
                .filter(profile -> profile.getId().equals("on"))
                .toList());
        return project;
    }

    private static Model model(String pom) throws Exception {
        String text = pom == null ? "" : pom.replace("PLUGIN", PLUGIN);
        return new MavenXpp3Reader().read(new StringReader("<project>" + text + "</project>"));
    }

    @SuppressWarnings("deprecation") // Maven's own code has no other way without a container
    private static MavenSession session(MavenProject... reactor) {
        MavenSession session =
                new MavenSession(null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
        session.setAllProjects(List.of(reactor));
        return session;
    }
}
