// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cargo on the PATH, if it can build the projects of {@code src/it}. */
public final class Cargo {

    /** Release 1.85, the oldest that PyO3 0.30 supports. */
    private static final int OLDEST_MINOR = 85;

    private Cargo() {}

    /**
     * Whether projects can run cargo; for their {@code selector} scripts. If not, the reason is in the project's
     * {@code build.log}.
     *
     * @param required {@code true} if a machine without cargo fails instead of skipping the project
     * @throws IllegalStateException when cargo is required but missing or too old
     */
    public static boolean isThere(String required) throws IOException, InterruptedException {
        Optional<String> lack = lack();
        if (lack.isPresent() && Boolean.parseBoolean(required)) {
            throw new IllegalStateException(lack.get() + ", and pyo3stubs.it.requireCargo is set.");
        }
        lack.ifPresent(reason -> System.out.println(reason + "."));
        return lack.isEmpty();
    }

    /** The reason why this machine cannot build libraries; empty if it can. */
    public static Optional<String> lack() throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("cargo builds libraries for Linux only on Linux");
        }
        Optional<Path> cargo = Program.onPath("cargo");
        if (cargo.isEmpty()) {
            return Optional.of("There is no cargo on the PATH");
        }
        Program version = Program.run(cargo.get(), "--version");
        Matcher release = Pattern.compile("cargo 1\\.(\\d+)\\.").matcher(version.output());
        if (!version.succeeded() || !release.find()) {
            return Optional.of(
                    "cargo does not tell its version: " + version.output().strip());
        }
        return Integer.parseInt(release.group(1)) < OLDEST_MINOR
                ? Optional.of("%s is older than 1.%d".formatted(version.output().strip(), OLDEST_MINOR))
                : Optional.empty();
    }
}
