// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that comes with the program: a text resource with one entry a line.
 *
 * @param comments the lines that begin with {@code # }, without that
 * @param lines all other lines, in order
 */
public record Table(List<String> comments, List<String> lines) {
    private static final String COMMENT = "# ";

    /**
     * Reads a table.
     *
     * @param owner the class that the resource lies beside
     * @param resource the resource's file name
     */
    public static Table read(Class<?> owner, String resource) {
        List<String> comments = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : text(owner, resource).split("\n")) {
            if (line.startsWith(COMMENT)) {
                comments.add(line.substring(COMMENT.length()));
            } else {
                lines.add(line);
            }
        }
        return new Table(comments, lines);
    }

    /**
     * The whole text of a table, for one of which few lines are needed.
     *
     * @param owner the class that the resource lies beside
     * @param resource the resource's file name
     */
    public static String text(Class<?> owner, String resource) {
        try (InputStream content = owner.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
