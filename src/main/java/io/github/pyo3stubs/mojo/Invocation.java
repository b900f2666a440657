package io.github.pyo3stubs.mojo;

import java.util.List;
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
    /** What the names of all properties of this plugin begin with. */
    static final String PROPERTIES = "pyo3stubs.";

    /** Where the user started Maven. */
    StartDirectory start() {
        return StartDirectory.of(session, project.getBasedir().toPath());
    }

    /** What the user has been told of in this build. */
    ToldOnce told() {
        return ToldOnce.of(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /** Whether the user named the goal, rather than a phase that it is bound to. */
    boolean isByHand() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** The command that runs a goal in this module with this execution's configuration. */
    String command(String goal, boolean overwrite) {
        return command(goal, execution.getExecutionId(), overwrite);
    }

    /** The command that runs a goal in this module with an execution's configuration. */
    String command(String goal, String executionId, boolean overwrite) {
        return new RepairCommand(this).text(goal, executionId, overwrite);
    }

    /** The first execution in the POM that sets a parameter, which this one may not see. */
    Optional<String> executionThatSets(String parameter) {
        return executions()
                .filter(each -> value(each, parameter).isPresent())
                .map(PluginExecution::getId)
                .findFirst();
    }

    /** What the executions in the POM set a parameter to. */
    List<String> values(String parameter) {
        return executions().flatMap(each -> value(each, parameter).stream()).toList();
    }

    private Stream<PluginExecution> executions() {
        return plugin().stream().flatMap(plugin -> plugin.getExecutions().stream());
    }

    private static Optional<String> value(PluginExecution execution, String parameter) {
        return execution.getConfiguration() instanceof Xpp3Dom configuration
                ? Optional.ofNullable(configuration.getChild(parameter)).map(Xpp3Dom::getValue)
                : Optional.empty();
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

    /**
     * Whether the POM sets a parameter for this run. Then Maven takes no notice of the parameter's property, so that a
     * remedy by {@code -D} would be in vain.
     */
    boolean isSetInPom(String parameter) {
        // Maven has filled in the property's expression where the POM sets nothing
        Xpp3Dom value = execution.getConfiguration() == null
                ? null
                : execution.getConfiguration().getChild(parameter);
        return value != null && !("${" + PROPERTIES + parameter + "}").equals(value.getValue());
    }

    /** Whether the module's own POM configures the plugin, and does so for this module rather than for others. */
    boolean isOwn() {
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
