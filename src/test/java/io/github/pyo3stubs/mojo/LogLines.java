// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what a goal says, each line with its level, as {@code [INFO] text}. */
final class LogLines extends SystemStreamLog {
    final List<String> lines = new ArrayList<>();

    @Override
    public void debug(CharSequence content) {
        lines.add("[DEBUG] " + content);
    }

    @Override
    public void info(CharSequence content) {
        lines.add("[INFO] " + content);
    }

    @Override
    public void warn(CharSequence content) {
        lines.add("[WARNING] " + content);
    }

    /** What a user sees who does not ask for more. */
    List<String> shown() {
        return lines.stream().filter(line -> !line.startsWith("[DEBUG]")).toList();
    }
}
