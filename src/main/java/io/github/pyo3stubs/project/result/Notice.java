// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.remedy.Message;
import java.util.Optional;

/**
 * Something to tell the user, whatever the result is.
 *
 * @param topic what the notice is about. Notices with the same topic say the same, so that one of them is enough, also
 *     for several projects of one build. Without a topic the notice always counts.
 */
public record Notice(Level level, Message message, Optional<String> topic) {

    /** How much a notice matters. */
    public enum Level {
        /** For those who look for the reason of something. */
        DEBUG,
        INFO,
        WARNING
    }

    public static Notice debug(Message message) {
        return new Notice(Level.DEBUG, message, Optional.empty());
    }

    public static Notice info(Message message) {
        return new Notice(Level.INFO, message, Optional.empty());
    }

    public static Notice info(Message message, String topic) {
        return new Notice(Level.INFO, message, Optional.of(topic));
    }

    public static Notice warning(Message message) {
        return new Notice(Level.WARNING, message, Optional.empty());
    }

    public static Notice warning(Message message, String topic) {
        return new Notice(Level.WARNING, message, Optional.of(topic));
    }
}
