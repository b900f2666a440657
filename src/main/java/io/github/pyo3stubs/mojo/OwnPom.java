// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/** What a module's own POM says, before Maven adds what it inherits. */
record OwnPom(MavenSession session, MavenProject project) {

    /**
     * Whether the POM, or a profile in it that is active, names a plugin among those of the build. What it manages
     * ({@code pluginManagement}) says nothing of this module.
     *
     * @param key group and artifact of the plugin, as in {@code org.example:example-maven-plugin}
     */
    boolean names(String key) {
        Model model = project.getOriginalModel();
        return model != null
                && Stream.concat(Stream.of(model), project.getActiveProfiles().stream())
                        .map(each -> each instanceof Profile profile ? profile.getBuild() : model.getBuild())
                        .anyMatch(build -> names(build, key));
    }

    private static boolean names(BuildBase build, String key) {
        return build != null
                && build.getPlugins().stream()
                        .anyMatch(plugin -> plugin.getKey().equals(key));
    }

    /** Whether the POM serves other modules: it lists some, or is the parent of one in this build. */
    boolean isForOthers() {
        return listsModules() || session.getAllProjects().stream().anyMatch(this::isAbove);
    }

    /** A profile that lists modules makes it an aggregator in the builds that activate it. */
    private boolean listsModules() {
        Model model = project.getOriginalModel();
        List<MavenProject> collected = project.getCollectedProjects();
        return !model.getModules().isEmpty()
                || model.getProfiles().stream()
                        .anyMatch(profile -> !profile.getModules().isEmpty())
                || collected != null && !collected.isEmpty();
    }

    private boolean isAbove(MavenProject other) {
        for (MavenProject parent = other.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.equals(project)) {
                return true;
            }
        }
        return false;
    }
}
