// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The topics that one build has logged, by whichever goal, in whichever module and thread.
 *
 * @param topics what the user knows already
 */
record ToldOnce(Set<String> topics) {
    private static final String KEY = ToldOnce.class.getName();

    /** The topics of a build. */
    static ToldOnce of(BuildValues build) {
        return new ToldOnce(build.value(KEY, ConcurrentHashMap.newKeySet()));
    }

    /** Marks a topic as logged. Returns whether this is the first time. */
    boolean isFirst(String topic) {
        return topics.add(topic);
    }
}
