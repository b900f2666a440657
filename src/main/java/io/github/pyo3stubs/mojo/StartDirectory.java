// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/**
 * Where the user started Maven. Messages name files from there on, so that the names can be pasted into the same shell,
 * whichever module of a reactor they come from.
 *
 * @param path the directory, absolute
 */
record StartDirectory(Path path) {

    /** @param module the directory of the module, for a session that does not say where it was started */
    static StartDirectory of(MavenSession session, Path module) {
        Properties properties = session.getSystemProperties();
        String started = properties == null ? null : properties.getProperty("user.dir");
        return new StartDirectory(started == null ? module : Path.of(started));
    }

    /** A path as messages show it: relative if it is below this directory, else in full. */
    String shown(Path file) {
        Path full = path.resolve(file).normalize();
        return isShorter() && full.startsWith(path) && !full.equals(path)
                ? path.relativize(full).toString()
                : full.toString();
    }

    /**
     * A text with the paths in it as messages show them. What is below the goals knows nothing of Maven and names files
     * in full, as Java does in its own messages. A path in quotes or behind an equals sign is left alone: it is what
     * the user wrote, or a value that starts elsewhere.
     */
    String inText(String text) {
        if (!isShorter()) {
            return text;
        }
        String start = withSeparator();
        StringBuilder shown = new StringBuilder();
        int from = 0;
        // By hand, because every build names files here: a regular expression has many classes
        int at = text.indexOf(start);
        while (at >= 0) {
            int next = at + 1;
            if (at == 0 || isBeforePath(text.charAt(at - 1))) {
                shown.append(text, from, at);
                from = at + start.length();
                next = from;
            }
            at = text.indexOf(start, next);
        }
        return shown.append(text, from, text.length()).toString();
    }

    private static boolean isBeforePath(char character) {
        return character == '(' || " \t\n\u000B\f\r".indexOf(character) >= 0;
    }

    private String withSeparator() {
        return path + File.separator;
    }

    /** Below the root of a file system a relative path would only lack its first character. */
    private boolean isShorter() {
        return path.getParent() != null;
    }
}
