// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.Notice.Level;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/**
 * Words messages for the user of a Maven build, and writes notices into its log. As a function it words a remedy, so
 * that what remedies need is only made for messages that have one.
 */
record ResultLog(Log log, Invocation invocation) implements Function<Remedy, String> {

    /** The text of a message, with remedies that work in this project, and paths as {@link #shown} has them. */
    String worded(Message message) {
        return inText(message.worded(this));
    }

    @Override
    public String apply(Remedy remedy) {
        return invocation.remedies().apply(remedy);
    }

    /** A path as a message shows it: from where the user started Maven, if it lies below. */
    String shown(Path path) {
        return invocation.start().shown(path);
    }

    /** A text with its paths as messages show them. */
    String inText(String text) {
        return invocation.start().inText(text);
    }

    /** Logs each line as a warning of its own, since Maven would mark only the first. */
    void warn(String message) {
        for (String line : inText(message).lines().toList()) {
            log.warn(line);
        }
    }

    /** Tells notices; those with a topic that this build has logged already are left out. */
    void tell(List<Notice> notices) {
        ToldOnce told = ToldOnce.of(invocation.build());
        for (Notice notice : notices) {
            if (notice.topic().isEmpty() || told.isFirst(notice.topic().get())) {
                String text = worded(notice.message());
                if (notice.level() == Level.DEBUG) {
                    log.debug(text);
                } else if (notice.level() == Level.INFO) {
                    log.info(text);
                } else {
                    warn(text);
                }
            }
        }
    }
}
