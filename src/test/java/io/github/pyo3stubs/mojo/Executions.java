// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Executions of this plugin, without a configuration. */
final class Executions {

    private Executions() {}

    static MojoExecution of(MojoExecution.Source source) {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("io.github.pyo3stubs");
        plugin.setArtifactId("pyo3stubs-maven-plugin");
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setPluginDescriptor(plugin);
        return new MojoExecution(descriptor, "id", source);
    }
}
