package io.github.pyo3stubs.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cargo on the PATH, as far as it serves the projects of {@code src/it}. */
public final class Cargo {

    /** Release 1.85, which PyO3 0.30 asks for. */
    private static final int OLDEST_MINOR = 85;

    private Cargo() {}

    /**
     * For {@code selector} scripts of projects that run cargo. The reason why they cannot is in their {@code build.log}.
     *
     * @param required {@code true} where a machine without cargo is to fail instead of passing over the project
     * @throws IllegalStateException without a cargo that serves where one is required
     */
    public static boolean isThere(String required) throws IOException, InterruptedException {
        Optional<String> lack = lack();
        if (lack.isPresent() && Boolean.parseBoolean(required)) {
            throw new IllegalStateException(lack.get() + ", and pyo3stubs.it.requireCargo is set.");
        }
        lack.ifPresent(reason -> System.out.println(reason + "."));
        return lack.isEmpty();
    }

    /** Why no library can be built here; empty where it can. */
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
