// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * What the goals of one build share, in whichever modules and threads they run. Maven keeps it as long as the build
 * lasts.
 *
 * @param values by keys that the users choose
 */
record BuildValues(Map<Object, Object> values) {
    private static final String KEY = BuildValues.class.getName();

    /** What the goals of the current build share. */
    @SuppressWarnings("unchecked") // nobody else puts anything under this key
    static BuildValues of(MavenSession session, PluginDescriptor plugin) {
        // Maven makes a context when it is first asked for, and two threads that ask at once would get one each. The
        // request is one for all modules and class loaders of a build.
        synchronized (session.getRequest()) {
            // Each module has a context of its own; the module where the build starts stands for all.
            Map<String, Object> context = session.getPluginContext(plugin, session.getTopLevelProject());
            // A map of Java's own, since a module may load the plugin by a class loader of its own.
            if (!context.containsKey(KEY)) {
                context.put(KEY, new ConcurrentHashMap<Object, Object>());
            }
            return new BuildValues((Map<Object, Object>) context.get(KEY));
        }
    }

    /**
     * The value of a key.
     *
     * @param key the value's class, which each class loader has for itself, or a text if all share a value whose class
     *     is one of Java's own
     * @param first becomes the value if the build has none yet
     */
    @SuppressWarnings("unchecked") // a key has values of one class
    <T> T value(Object key, T first) {
        Object known = values.putIfAbsent(key, first);
        return known == null ? first : (T) known;
    }
}
