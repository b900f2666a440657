// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.outside;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.NativeModule;
import io.github.pyo3stubs.project.ProjectReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another tool uses the product: {@link StubTool} runs in a Java virtual machine of its own, where only the product and
 * its run-time dependencies are on the class path.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StubToolTest {

    private static final int S390 = 22;

    /** What the names of the JDK's own classes begin with, and of those that it makes for all kinds of code. */
    private static final List<String> OF_JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    /** The classes that a first run loads, of which 38 are Jackson's. Only lowered. */
    private static final int LOADED = 417;

    /** What another compiler, or a change elsewhere, may add. */
    private static final int HEADROOM = 12;

    /** What a run needs only for overlays, platforms that differ, stale stubs and files in TOML. */
    private static final List<String> SPECIAL = List.of(
            "io.github.pyo3stubs.overlay.",
            "io.github.pyo3stubs.merge.targets.",
            "io.github.pyo3stubs.compare.drift.",
            ".difflib.",
            ".jackson.databind.",
            ".jackson.dataformat.");

    /** Classes of these packages that say that there is nothing of the kind, or that Java verifies with those. */
    private static final List<String> NOTHING_SPECIAL = List.of(
            "io.github.pyo3stubs.overlay.read.Overlay ",
            "io.github.pyo3stubs.overlay.read.ChangedOverlayException ",
            "io.github.pyo3stubs.overlay.draft.Extent",
            "io.github.pyo3stubs.merge.targets.MergeResult",
            "io.github.pyo3stubs.compare.drift.PartlyDescribed");

    /** The run-time dependencies of the POM, with theirs, by how their files are called. */
    private static final List<String> DEPENDENCIES = List.of("jackson-", "java-diff-utils-");

    @TempDir
    Path base;

    @BeforeEach
    void library() {
        NativeModule.write(base.resolve("lib_native.so"), new ElfBuilder(), "connect");
    }

    private void commit(String text) throws IOException {
        Path committed = base.resolve("python/geo/_native.pyi");
        Files.createDirectories(committed.getParent());
        Files.writeString(committed, text);
    }

    @Test
    void it_reads_a_library_writes_its_stubs_and_verifies_committed_ones() throws Exception {
        commit("def connect(): ...\n");

        assertThat(run("lib_native.so", "geo._native")).isEqualTo("read: ok\ngenerate: ok\nverify: ok\n");
        assertThat(base.resolve("stubs/stubs/geo/_native.pyi")).content().contains("def connect(): ...");
    }

    @Test
    void it_says_that_there_is_no_library() throws Exception {
        assertThat(run("*.dll", "geo._native"))
                .startsWith("read: The entry '*.dll' of the libraries to read matches nothing.")
                .endsWith("Build the library first, or correct the entry in --set-libraries ….\n");
    }

    @Test
    void it_says_that_a_library_is_malformed() throws Exception {
        Files.writeString(base.resolve("lib_native.so"), "no library");

        assertThat(run("lib_native.so", "geo._native"))
                .startsWith("read: " + base.toRealPath().resolve("lib_native.so") + ": it is not an object file. ")
                .contains("Name the library that cargo built: ");
    }

    @Test
    void it_says_which_module_a_library_has() throws Exception {
        assertThat(run("lib_native.so", "geo._nativ"))
                .startsWith("read: " + base.toRealPath().resolve("lib_native.so"))
                .endsWith("or correct the name: --set-moduleName geo._native.\n");
    }

    @Test
    void it_says_what_lies_in_the_place_of_the_stubs() throws Exception {
        Files.writeString(base.resolve("stubs"), "a file");
        commit("def connect(): ...\n");

        assertThat(run("lib_native.so", "geo._native"))
                .startsWith("read: ok\ngenerate: The stubs cannot be written:\n")
                .endsWith("or choose another directory by --set-outputDirectory ….\nverify: ok\n");
    }

    @Test
    void it_says_how_to_update_stale_stubs() throws Exception {
        commit("def bind(): ...\n");

        assertThat(run("lib_native.so", "geo._native"))
                .startsWith("read: ok\ngenerate: ok\nverify: The committed stubs are stale: ")
                .contains("geo._native.connect: ")
                .endsWith("To bring them up to date: stub-tool --update\n");
    }

    @Test
    void it_says_how_to_create_the_first_stubs() throws Exception {
        assertThat(run("lib_native.so", "geo._native"))
                .contains("verify: The directory of committed stubs, "
                        + base.toRealPath().resolve("python"))
                .contains("Correct --set-stubsDirectory ….")
                .endsWith("this creates it with the first ones: stub-tool --update\n");
    }

    @Test
    void it_says_what_differs_between_platforms() throws Exception {
        commit("def connect(): ...\n");
        NativeModule.describe("_native", new ElfBuilder().machine(S390), "connect")
                .record("PYO3_INTROSPECTION_1_0", """
                        {"type":"function","id":"0","name":"connect","arguments":{},"async":true}""")
                .write(base.resolve("other.so"));

        assertThat(run("*.so", "geo._native"))
                .startsWith("read: ok\ngenerate: There can be no stubs for all platforms")
                .contains("geo._native.connect: one form in ")
                .containsPattern("by --set-libraries (other|lib_native)\\.so\\.\\n$");
    }

    @Test
    void it_has_less_than_thirty_lines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/io/github/pyo3stubs/outside/StubTool.java"));
        assertThat(lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()
                                && !line.startsWith("import ")
                                && !line.startsWith("package ")
                                && !line.startsWith("/")))
                .hasSizeLessThan(30);
    }

    /**
     * Both goals on a real library, in a new Java virtual machine, as most builds run them. How many of its own classes
     * the JDK loads for that differs between its releases, so those are not counted.
     */
    @Test
    void a_first_run_loads_few_classes() throws Exception {
        Files.copy(
                Path.of("src/test/resources/libraries/0.30.1/elf-x86_64.so"),
                base.resolve("lib_native.so"),
                StandardCopyOption.REPLACE_EXISTING);
        run("lib_native.so", "everything");
        Files.move(base.resolve("stubs/stubs"), base.resolve("python"));
        Path log = base.resolve("classes.log");

        assertThat(run(List.of("-Xlog:class+load:file=" + log + ":none"), "lib_native.so", "everything"))
                .isEqualTo("read: ok\ngenerate: ok\nverify: ok\n");

        List<String> loaded = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .filter(line -> OF_JDK.stream().noneMatch(line::startsWith))
                .toList();
        assertThat(loaded).anyMatch(line -> line.startsWith(ProjectReader.class.getName() + " "));
        assertThat(loaded.size()).isLessThanOrEqualTo(LOADED + HEADROOM);
        assertThat(loaded)
                .filteredOn(line -> SPECIAL.stream().anyMatch(line::contains))
                .allMatch(line -> NOTHING_SPECIAL.stream().anyMatch(line::startsWith));
    }

    private String run(String libraries, String module) throws Exception {
        return run(List.of(), libraries, module);
    }

    private String run(List<String> options, String libraries, String module) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath()));
        command.add(StubTool.class.getName());
        command.addAll(List.of(libraries, module, "stubs", "python"));
        Process process = new ProcessBuilder(command)
                .directory(base.toRealPath().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The product's classes, those of the tool, and the run-time dependencies: no Maven, no libraries of the tests. */
    private String classPath() throws Exception {
        Path tool = base.resolve("tool");
        String file = StubTool.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(tool.resolve(file).getParent());
        Files.copy(origin(StubTool.class).resolve(file), tool.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        return Stream.concat(Stream.of(tool.toString(), product().toString()), dependencies().stream())
                .collect(joining(File.pathSeparator));
    }

    /** The files that the product needs beside itself. */
    List<String> dependencies() {
        List<String> files = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> DEPENDENCIES.stream()
                        .anyMatch(Path.of(path).getFileName().toString()::startsWith))
                .toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(DEPENDENCIES.size());
        return files;
    }

    /** The directory or the archive with the product's classes. */
    Path product() throws URISyntaxException {
        return origin(ProjectReader.class);
    }

    private static Path origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
