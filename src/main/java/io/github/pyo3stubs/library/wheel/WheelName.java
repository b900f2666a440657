// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.PlatformTag;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * File name of a wheel.
 *
 * @param pythonTag the Pythons that load its libraries: its Python and ABI tags unchanged, such as {@code cp39-abi3}
 * @param platforms the platforms of its libraries, without duplicates; empty where the name does not tell
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format</a>, "File name convention"
 */
public record WheelName(String pythonTag, List<Platform> platforms) {
    public static final String ENDING = ".whl";

    /** What only wheels need. */
    private static final class Patterns {
        static final Pattern NAME = Pattern.compile(
                "[^-]+" // distribution
                        + "-[^-]+" // version
                        + "(?:-\\d[^-]*)?" // build
                        + "-(?<python>[\\w.]+)-(?<abi>[\\w.]+)-(?<platform>[\\w.]+)"
                        + Pattern.quote(ENDING));
    }

    public WheelName {
        platforms = List.copyOf(platforms);
    }

    /** Whether a file is named like a wheel, by its ending alone. */
    public static boolean isWheel(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /**
     * Reads the name of a wheel.
     *
     * @throws ProjectException when the file does not have the name of a wheel
     */
    public static WheelName of(Path wheel) throws ProjectException {
        Matcher name = Patterns.NAME.matcher(wheel.getFileName().toString());
        if (!name.matches()) {
            throw new ProjectException(Message.of(
                    "%s does not have the name of a wheel,"
                            + " <distribution>-<version>-<python tag>-<abi tag>-<platform tag>.whl, which tells the"
                            + " platforms of its libraries. %s",
                    wheel, new Advice("Rename the file to the name that it was built with.")));
        }
        List<Platform> platforms = Stream.of(name.group("platform").split("\\."))
                .map(tag -> new PlatformTag(tag.toLowerCase(Locale.ROOT)))
                .flatMap(tag -> tag.platforms().stream())
                .distinct()
                .toList();
        return new WheelName(name.group("python") + "-" + name.group("abi"), platforms);
    }
}
