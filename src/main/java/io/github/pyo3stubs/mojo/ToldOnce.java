// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The topics that one build has logged, by whichever goal, in whichever module and thread. Maven keeps it as long as
 * the build lasts.
 *
 * @param topics what the user knows already
 */
record ToldOnce(Set<String> topics) {
    private static final String KEY = ToldOnce.class.getName();

    /** The topics of the current build. */
    @SuppressWarnings("unchecked") // nobody else puts anything under this key
    static ToldOnce of(MavenSession session, PluginDescriptor plugin) {
        // Maven makes a context when it is first asked for, and two threads that ask at once would get one each. The
        // request is one for all modules and class loaders of a build.
        synchronized (session.getRequest()) {
            // Each module has a context of its own; the module where the build starts stands for all.
            Map<String, Object> context = session.getPluginContext(plugin, session.getTopLevelProject());
            // A set of Java's own, since a module may load the plugin by a class loader of its own.
            return new ToldOnce(
                    (Set<String>) context.computeIfAbsent(KEY, key -> ConcurrentHashMap.<String>newKeySet()));
        }
    }

    /** Marks a topic as logged. Returns whether this is the first time. */
    boolean isFirst(String topic) {
        return topics.add(topic);
    }
}
