// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** How Maven came to run a goal. */
record Invocation(MavenSession session, MavenProject project, MojoExecution execution) {
    /** Where the user started Maven. */
    StartDirectory start() {
        return StartDirectory.of(session, project.getBasedir().toPath());
    }

    /** What the goals of this build share. */
    BuildValues build() {
        return BuildValues.of(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /** Whether the user named the goal, rather than a phase that it is bound to. */
    boolean isByHand() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /**
     * The command that runs a goal in this module with this execution's configuration. Where the POM sets
     * {@code overwrite} otherwise than it is needed, the change of the POM comes first.
     */
    String command(String goal, Unmarked unmarked) {
        boolean isUpToPom =
                unmarked == Unmarked.REPLACED && pomValue("overwrite").isPresent();
        String command = command(goal, execution.getExecutionId(), isUpToPom ? Unmarked.KEPT : unmarked);
        return isUpToPom ? remedies().command(command, Map.of("overwrite", "true")) : command;
    }

    /** The command that runs a goal in this module with an execution's configuration. */
    String command(String goal, String executionId, Unmarked unmarked) {
        return new RepairCommand(this).text(goal, executionId, unmarked);
    }

    /**
     * What the POM sets a parameter to, in which case Maven ignores the parameter's property. Of a parameter of another
     * goal it is what that goal sees in the execution of this one.
     *
     * @param property the property's name without {@code pyo3stubs}
     */
    Optional<String> pomValue(String property) {
        String parameter = Remedies.parameter(property);
        Optional<String> own = value(execution.getConfiguration(), parameter);
        Optional<String> value = own.isPresent()
                ? own
                : plugin().stream()
                        .flatMap(
                                plugin -> Stream.of(plugin.getExecutionsAsMap().get(execution.getExecutionId()), plugin)
                                        .filter(Objects::nonNull))
                        .flatMap(container -> value(container.getConfiguration(), parameter).stream())
                        .findFirst();
        return value.filter(stated -> !isOfProperty(stated, Remedies.PROPERTIES + property));
    }

    /** Whether a value is that of a property, which the descriptor or the POM's element names. */
    private boolean isOfProperty(String value, String property) {
        return value.equals("${" + property + "}")
                || value.equals(session.getUserProperties().getProperty(property))
                || value.equals(project.getProperties().getProperty(property));
    }

    /** The first execution in the POM that sets a parameter, which this one may not see. */
    Optional<String> executionThatSets(String parameter) {
        return executions().stream()
                .filter(each -> value(each, parameter).isPresent())
                .map(PluginExecution::getId)
                .findFirst();
    }

    /** What the executions in the POM set a parameter to. */
    List<String> values(String parameter) {
        return executions().stream()
                .flatMap(each -> value(each, parameter).stream())
                .toList();
    }

    Remedies remedies() {
        return new Remedies(this::pomValue, this::command);
    }

    /** The command of an update, which needs an execution that knows where the stubs are committed. */
    private String command(UpdateStubs update) {
        Unmarked unmarked = Unmarked.of(update);
        return isSet(StubsMojo.STUBS_DIRECTORY)
                ? command(GenerateMojo.GOAL, unmarked)
                : executionThatSets(StubsMojo.STUBS_DIRECTORY)
                        .map(other -> command(GenerateMojo.GOAL, other, unmarked))
                        .orElseGet(() -> command(GenerateMojo.GOAL, unmarked));
    }

    /** Whether this execution sees a value of a parameter that is called like its property. */
    private boolean isSet(String parameter) {
        String property = Remedies.PROPERTIES + parameter;
        return pomValue(parameter).isPresent()
                || session.getUserProperties().containsKey(property)
                || project.getProperties().containsKey(property);
    }

    private List<PluginExecution> executions() {
        return plugin().isPresent() ? plugin().get().getExecutions() : List.of();
    }

    private static Optional<String> value(PluginExecution execution, String parameter) {
        return value(execution.getConfiguration(), parameter);
    }

    private static Optional<String> value(Object configuration, String parameter) {
        Xpp3Dom element = configuration instanceof Xpp3Dom dom ? dom.getChild(parameter) : null;
        return element == null ? Optional.empty() : text(element);
    }

    /** An element's text; of a list that of its elements, as the command line has it. */
    private static Optional<String> text(Xpp3Dom element) {
        return element.getChildCount() == 0
                ? Optional.ofNullable(element.getValue())
                : Optional.of(Stream.of(element.getChildren())
                        .flatMap(child -> Optional.ofNullable(child.getValue()).stream())
                        .collect(joining(",")));
    }

    /** Whether an execution is configured otherwise than the plugin, whose configuration every run sees. */
    boolean hasOwnConfiguration(String executionId) {
        // Maven has merged the plugin's configuration into that of each execution
        return plugin().filter(plugin -> plugin.getExecutionsAsMap().containsKey(executionId))
                .filter(plugin -> {
                    Object own = plugin.getExecutionsAsMap().get(executionId).getConfiguration();
                    return own != null && !own.equals(plugin.getConfiguration());
                })
                .isPresent();
    }

    /** Whether the module's own POM configures the plugin, and does so for this module rather than for others. */
    boolean isInOwnPom() {
        OwnPom pom = new OwnPom(session, project);
        return pom.names(pluginKey()) && !pom.isForOthers();
    }

    private Optional<Plugin> plugin() {
        return Optional.ofNullable(project.getPlugin(pluginKey()));
    }

    private String pluginKey() {
        return execution.getMojoDescriptor().getPluginDescriptor().getPluginLookupKey();
    }
}
