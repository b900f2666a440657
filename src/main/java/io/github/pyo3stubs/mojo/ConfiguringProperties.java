// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Activation;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * The properties that a plugin's configuration in a module depends on: those that activate profiles, and those that the
 * configuration names, if only by way of others. A command without them would run with another configuration.
 *
 * @param project the module
 * @param key group and artifact of the plugin
 */
record ConfiguringProperties(MavenProject project, String key) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]+)}");

    /** Their names. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        List<ModelBase> models = new ArrayList<>();
        Deque<String> unread = new ArrayDeque<>();
        for (MavenProject each = project; each != null; each = each.getParent()) {
            each.getActiveProfiles().stream()
                    .flatMap(profile -> activating(profile).stream())
                    .forEach(names::add);
            Model model = each.getOriginalModel();
            if (model != null) {
                models.add(model);
                models.addAll(model.getProfiles());
            }
        }
        models.forEach(model -> configurations(model).forEach(unread::add));
        while (!unread.isEmpty()) {
            List<String> found = REFERENCE
                    .matcher(unread.remove())
                    .results()
                    .map(reference -> reference.group(1))
                    .filter(names::add)
                    .toList();
            for (String name : found) {
                models.stream()
                        .map(ModelBase::getProperties)
                        .map(properties -> properties.getProperty(name, ""))
                        .forEach(unread::add);
            }
        }
        return names;
    }

    private static Optional<String> activating(Profile profile) {
        return Optional.ofNullable(profile.getActivation())
                .map(Activation::getProperty)
                .map(property ->
                        property.getName().startsWith("!") ? property.getName().substring(1) : property.getName());
    }

    /** What a model says of the plugin, before anything is put in the place of properties. */
    private Stream<String> configurations(ModelBase model) {
        BuildBase build = model instanceof Profile profile
                ? profile.getBuild()
                : model instanceof Model whole ? whole.getBuild() : new Build();
        return plugins(build)
                .filter(plugin -> plugin.getKey().equals(key))
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin.getVersion(), plugin.getConfiguration()),
                        plugin.getExecutions().stream().map(PluginExecution::getConfiguration)))
                .map(String::valueOf);
    }

    private static Stream<Plugin> plugins(BuildBase build) {
        if (build == null) {
            return Stream.of();
        }
        PluginManagement management = build.getPluginManagement();
        return Stream.concat(
                build.getPlugins().stream(), management == null ? Stream.of() : management.getPlugins().stream());
    }
}
