// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.remedy.Shell;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.io.DefaultSettingsReader;

/** A command that runs a goal of this plugin as the user's own command did, for one module; it works as pasted. */
final class RepairCommand {
    private static final String PROPERTIES = Remedies.PROPERTIES;
    private static final String OVERWRITE = PROPERTIES + "overwrite";

    /** A user who skips {@code generate} in the lifecycle does not mean the repair. */
    private static final String SKIP_GENERATE = PROPERTIES + GenerateMojo.GOAL + ".skip";

    private static final String OF_VERIFY = PROPERTIES + "requirePlatforms";

    /** The execution that Maven makes for a goal run by hand. */
    private static final String BY_HAND = "default-cli";

    private final Invocation invocation;
    private final MavenSession session;
    private final MavenProject project;
    private final PluginDescriptor plugin;

    RepairCommand(Invocation invocation) {
        this.invocation = invocation;
        session = invocation.session();
        project = invocation.project();
        plugin = invocation.execution().getMojoDescriptor().getPluginDescriptor();
    }

    /**
     * The command to type.
     *
     * @param goal the goal to run
     * @param executionId the execution whose configuration it is to have
     * @param unmarked what it does with files without the mark
     */
    String text(String goal, String executionId, Unmarked unmarked) {
        List<String> words = new ArrayList<>(List.of("mvn", goal(goal) + suffix(executionId)));
        otherPom().ifPresent(pom -> words.addAll(List.of("-f", pom)));
        String profiles = profiles();
        if (!profiles.isEmpty()) {
            words.addAll(List.of("-P", profiles));
        }
        properties(goal, unmarked).forEach((name, value) -> words.add("-D" + name + "=" + value));
        if (!project.getFile().equals(session.getRequest().getPom())) {
            words.addAll(List.of("-pl", selector()));
        } else if (session.getAllProjects().size() > 1) {
            words.add("-N"); // the modules below it have stubs of their own, and other files to lose
        }
        return Shell.here().command(words);
    }

    /** Maven knows a prefix only of plugins that the POM names. */
    private String goal(String goal) {
        PluginManagement management = project.getPluginManagement();
        boolean isNamed = Stream.concat(
                        project.getBuildPlugins().stream(),
                        management == null ? Stream.of() : management.getPlugins().stream())
                .anyMatch(named -> named.getKey().equals(plugin.getPluginLookupKey()));
        return (isNamed ? plugin.getGoalPrefix() : plugin.getId()) + ":" + goal;
    }

    /**
     * A goal run by hand sees the plugin's configuration, but an execution's only where its id is named; without one it
     * sees that of {@code default-cli}.
     */
    private String suffix(String executionId) {
        boolean isNeeded = !executionId.equals(BY_HAND)
                && (invocation.hasOwnConfiguration(executionId) || invocation.hasOwnConfiguration(BY_HAND));
        return isNeeded ? "@" + executionId : "";
    }

    /** The POM that the user named, from the directory in which Maven was started. */
    private Optional<String> otherPom() {
        File pom = session.getRequest().getPom();
        String directory = session.getSystemProperties().getProperty("user.dir");
        if (pom == null || directory == null || pom.equals(new File(directory, "pom.xml"))) {
            return Optional.empty();
        }
        Path here = Path.of(directory);
        Path there = pom.toPath();
        return Optional.of((there.startsWith(here) ? here.relativize(there) : there).toString());
    }

    /** The profiles that the user named. Maven mixes them with those of the settings, which need no repeating. */
    private String profiles() {
        MavenExecutionRequest request = session.getRequest();
        List<String> ofSettings = Stream.of(request.getGlobalSettingsFile(), request.getUserSettingsFile())
                .filter(file -> file != null && file.isFile())
                .flatMap(file -> activeProfiles(file).stream())
                .toList();
        return Stream.concat(
                        request.getActiveProfiles().stream().filter(profile -> !ofSettings.contains(profile)),
                        request.getInactiveProfiles().stream().map(profile -> "!" + profile))
                .distinct()
                .collect(joining(","));
    }

    private static List<String> activeProfiles(File settings) {
        try {
            return new DefaultSettingsReader().read(settings, Map.of()).getActiveProfiles();
        } catch (IOException e) {
            throw new UncheckedIOException("Maven has read this file before: " + settings, e);
        }
    }

    private TreeMap<String, String> properties(String goal, Unmarked unmarked) {
        TreeMap<String, String> properties = new TreeMap<>();
        Set<String> configuring = new ConfiguringProperties(project, plugin.getPluginLookupKey()).names();
        for (String name : session.getUserProperties().stringPropertyNames()) {
            if (name.startsWith(PROPERTIES) && isOf(goal, name) || configuring.contains(name)) {
                properties.put(name, session.getUserProperties().getProperty(name));
            }
        }
        if (unmarked == Unmarked.REPLACED) {
            properties.put(OVERWRITE, "true");
        }
        return properties;
    }

    /** Whether a parameter of the plugin may be repeated for a goal. */
    private static boolean isOf(String goal, String property) {
        return !property.equals(SKIP_GENERATE) && !(property.equals(OF_VERIFY) && goal.equals(GenerateMojo.GOAL));
    }

    private String selector() {
        String artifactId = project.getArtifactId();
        boolean isUnique = session.getAllProjects().stream()
                .allMatch(
                        other -> other.equals(project) || !other.getArtifactId().equals(artifactId));
        return (isUnique ? "" : project.getGroupId()) + ":" + artifactId;
    }
}
