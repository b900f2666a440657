// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.output.archive.StubArchive;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Maven's convention for the time that reproducible archives bear: the property {@code project.build.outputTimestamp}.
 */
final class BuildTime {
    private BuildTime() {}

    /**
     * The time that a property states: ISO 8601 with a zone, or seconds since 1970. Without a property, or with one
     * of a single character that takes an inherited one back, it is the first time that archives can hold.
     */
    static Instant of(String outputTimestamp) throws MojoFailureException {
        String text = outputTimestamp == null ? "" : outputTimestamp.strip();
        try {
            if (isNumber(text)) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.length() < 2
                    ? StubArchive.EARLIEST
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw new MojoFailureException("The property project.build.outputTimestamp is '" + text
                    + "', which is not a time. State it as 2026-11-22T00:00:00Z, or in seconds since 1970.");
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
