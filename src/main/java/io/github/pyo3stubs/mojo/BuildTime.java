// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Maven's convention for the time that reproducible archives bear: the property {@code project.build.outputTimestamp}.
 */
final class BuildTime {

    /** The first and last times that zip files can hold without a time zone, as Maven's archiver has them. */
    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:02Z");

    private static final Instant LAST = Instant.parse("2099-12-31T23:59:58Z");

    private BuildTime() {}

    /**
     * The time that a property states: ISO 8601 with a zone, or seconds since 1970. A time that archives cannot hold
     * becomes the nearest that they can. Without a property, or with one of a single character that takes an inherited
     * one back, it is the first.
     */
    static Instant of(String outputTimestamp) throws MojoFailureException {
        String text = outputTimestamp == null ? "" : outputTimestamp.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return held(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return text.length() < 2 ? FIRST : held(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            throw new MojoFailureException("The property project.build.outputTimestamp is '" + text
                    + "', which is not a time. State it as 2026-11-22T00:00:00Z, or in seconds since 1970.");
        }
    }

    private static Instant held(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time;
    }
}
