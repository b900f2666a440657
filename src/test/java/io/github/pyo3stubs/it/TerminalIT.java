// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.NativeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a terminal gets from the goals, recorded by {@code script}, for files that hold escape sequences in every place.
 * Maven's own are its colours; there are no others.
 */
class TerminalIT {

    /**
     * A title, a colour that Maven has not, a cleared screen, C1's introducer, a bell, a reversed direction, and a line
     * of a log.
     */
    private static final String HOSTILE =
            "\u001b]0;owned\u0007\u001b[35;41m\u001b[2J\u009b2J\u202e\r[INFO] BUILD FORGED";

    /** As far as a name of a file on Linux can hold it. */
    private static final String HOSTILE_NAME = HOSTILE.replace(" ", "_").replace("-", "_");

    /** As far as a POM can hold it, with a pattern's star. */
    private static final String HOSTILE_OPTION = "\u009b2J\u202e*";

    /** Maven writes bold and colours of the foreground, and some releases end their output so without colours too. */
    private static final Pattern COLOUR_OF_MAVEN = Pattern.compile("\u001b\\[(?:(?:0|1|3[0-7])(?:;(?:0|1|3[0-7]))*)?m");

    private static final String END_OF_COLOUR = "\u001b[0m";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\r\t]]|\r(?!\n)");

    @TempDir
    private Path base;

    @BeforeEach
    void projects() throws IOException {
        Path script = Program.onPath("script").orElse(null);
        Assumptions.assumeTrue(script != null, "There is no script of util-linux, which records a terminal.");
        Reactor reactor = new Reactor(base);
        String json = HOSTILE.replace("\u001b", "\\u001b")
                .replace("\u0007", "\\u0007")
                .replace("\r", "\\r");
        Path records = reactor.module("records", "a.so");
        NativeModule.describe("_native", new ElfBuilder(), "f", json).write(records.resolve("a.so"));

        Path types = reactor.module("types", "a.so");
        NativeModule.describe("_native", new ElfBuilder(), "f")
                .record("PYO3_INTROSPECTION_1_p", """
                        {"type":"attribute","parent":"m","name":"port","annotation":"%s"}""".formatted(json))
                .record("PYO3_INTROSPECTION_1_q", """
                        {"type":"%s","parent":"m","name":"q"}""".formatted(json))
                .record("PYO3_INTROSPECTION_1_r", "{\"type\":\"function\",\"" + HOSTILE)
                .write(types.resolve("a.so"));

        Path symbols = reactor.module("symbols", "a.so");
        new ElfBuilder().export("PyInit_" + HOSTILE).write(symbols.resolve("a.so"));

        Path names = reactor.module("names", "*.so");
        Files.writeString(names.resolve(HOSTILE_NAME + ".so"), "no library");

        Path wheels = reactor.module("wheels", "*.whl");
        new WheelBuilder()
                .library("geo/" + HOSTILE + ".abi3.so", new ElfBuilder().export("PyInit_x"))
                .library("geo/_native.abi3.so", NativeModule.describe("_native", new ElfBuilder(), HOSTILE_NAME))
                .write(wheels.resolve("geo" + HOSTILE_NAME + "-1.0-cp39-abi3-linux_x86_64.whl"));

        Path toml = reactor.module("toml", Map.of());
        Files.writeString(toml.resolve("Cargo.toml"), """
                [package]
                name = "%s"
                [lib]
                name = "%s"
                crate-type = ["cdylib"]
                """.formatted(
                        json.replace("\u009b", "\\u009b"), json.replace("\u009b", "\\u009b")));
        Files.writeString(toml.resolve("pyproject.toml"), "[project]\nname = \"x\" " + HOSTILE + "\n");

        Path stubs = reactor.module("stubs", "a.so");
        NativeModule.describe("_native", new ElfBuilder(), "f").write(stubs.resolve("a.so"));
        Files.createDirectories(stubs.resolve("python"));
        Files.writeString(
                stubs.resolve("python/_native.pyi"),
                "# " + HOSTILE.replace("\r", "") + "\nx: str = \"" + HOSTILE.replace("\r", "") + "\"\n" + "def f(a: \""
                        + HOSTILE.replace("\r", "") + "\") -> None: ...\n");

        Path broken = reactor.module("broken", "a.so");
        NativeModule.describe("_native", new ElfBuilder(), "f").write(broken.resolve("a.so"));
        Files.createDirectories(broken.resolve("python"));
        Files.writeString(broken.resolve("python/_native.pyi"), "x = " + HOSTILE + "\n");

        Path overlays = reactor.module("overlays", Map.of("libraries", "a.so", "overlayDirectory", "overlay"));
        NativeModule.describe("_native", new ElfBuilder(), "f").write(overlays.resolve("a.so"));
        Files.createDirectories(overlays.resolve("overlay"));
        Files.writeString(
                overlays.resolve("overlay/_native.pyi"),
                "# only on " + HOSTILE.replace("\r", "") + "\ndef g(a: \"" + HOSTILE.replace("\r", "")
                        + "\") -> None: ...\n");
        Files.writeString(overlays.resolve("overlay/" + HOSTILE_NAME + ".pyi"), "x = " + HOSTILE + "\n");
        Files.createSymbolicLink(overlays.resolve("overlay/" + HOSTILE_NAME + "2.pyi"), base.resolve("pom.xml"));

        archive(reactor.module("archives", "*.zip").resolve("a-stubs-linux-x86_64.zip"), HOSTILE + ".pyi", "");
        archive(reactor.module("comments", "*.zip").resolve("a-stubs-linux-x86_64.zip"), "a.pyi", HOSTILE);

        for (String option : List.of("headerFile", "handWritten", "exemptions", "moduleName", "platforms", "targets")) {
            Path module =
                    reactor.module(option, Map.of("libraries", "a.so", option, HOSTILE_OPTION, "requireTypes", "true"));
            NativeModule.describe("_native", new ElfBuilder(), "f").write(module.resolve("a.so"));
        }
        reactor.write();
    }

    private static void archive(Path file, String entry, String comment) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setComment(comment);
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("x = 1\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All that a terminal gets. */
    private String recorded(String goal, String options) throws IOException, InterruptedException {
        String command = new Reactor(base).command(goal, "-fae -Dpyo3stubs.stubsDirectory=python " + options);
        Program script = Program.run(
                new ProcessBuilder("script", "-q", "-e", "-c", command, "/dev/null").directory(base.toFile()));
        assertThat(script.output()).contains("Reactor Summary", "BUILD FAILURE");
        assertThat(script.output()).as("what is shown of the names").contains("\\x1b]0;owned");
        return script.output();
    }

    @Test
    void without_colours_a_terminal_gets_no_escape_sequence() throws Exception {
        for (String goal : List.of("generate", "verify")) {
            String recorded = recorded(goal, "-Dstyle.color=never").replace(END_OF_COLOUR, "");

            assertThat(CONTROL.matcher(recorded).results().map(found -> near(recorded, found.start())))
                    .as(goal)
                    .isEmpty();
        }
    }

    @Test
    void with_colours_a_terminal_gets_those_of_maven_only() throws Exception {
        String recorded = recorded("verify", "-Dstyle.color=always");

        assertThat(COLOUR_OF_MAVEN.matcher(recorded).find()).isTrue();
        String rest = COLOUR_OF_MAVEN.matcher(recorded).replaceAll("");
        assertThat(CONTROL.matcher(rest).results().map(found -> near(rest, found.start())))
                .isEmpty();
    }

    /** A piece of the recording for a message, without control characters. */
    private static String near(String text, int place) {
        return text.substring(Math.max(0, place - 60), Math.min(text.length(), place + 20))
                .replaceAll("\\p{Cntrl}", "?");
    }
}
