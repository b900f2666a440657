// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
        try (BufferedReader content = new BufferedReader(
                new InputStreamReader(owner.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            for (String line = content.readLine(); line != null; line = content.readLine()) {
                if (line.startsWith(COMMENT)) {
                    comments.add(line.substring(COMMENT.length()));
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
        return new Table(comments, lines);
    }
}
