// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory in which a user types commands, for {@code verify} scripts. Its {@code mvn} is that of this build, with
 * the settings and the repository of the projects of maven-invoker-plugin.
 *
 * @param buildDirectory of this build
 * @param directory the current directory
 */
public record Shell(String buildDirectory, File directory) {

    private static final Pattern REPAIR =
            Pattern.compile("^\\[ERROR] To bring them up to date(?: then)?: (mvn .+)$", Pattern.MULTILINE);

    /** The command that a failed build ended in. */
    public static String repair(String log) {
        Matcher command = REPAIR.matcher(log);
        if (!command.find()) {
            throw new AssertionError("no command in: " + log);
        }
        return command.group(1);
    }

    /** Runs a command that must succeed. */
    public String run(String command) throws IOException, InterruptedException {
        return run(command, true);
    }

    /** Runs a command that must fail. */
    public String fail(String command) throws IOException, InterruptedException {
        return run(command, false);
    }

    private String run(String command, boolean succeeding) throws IOException, InterruptedException {
        Path programs = Path.of(buildDirectory, "it-shell");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(directory);
        builder.environment().merge("PATH", maven(programs).toString(), (path, own) -> own + File.pathSeparator + path);
        Program program = Program.run(builder);
        if (program.succeeded() != succeeding) {
            throw new AssertionError(program.toString());
        }
        return program.output();
    }

    private Path maven(Path programs) throws IOException {
        Path script = programs.resolve("mvn");
        Files.createDirectories(programs);
        Files.writeString(script, """
                #!/bin/sh
                exec '%s/bin/mvn' --batch-mode --settings='%s/it/interpolated-settings.xml' -Dstyle.color=never \\
                    -Dmaven.repo.local='%s/it-repository' "$@"
                """.formatted(System.getProperty("maven.home"), buildDirectory, buildDirectory));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
        return programs;
    }
}
