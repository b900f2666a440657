// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.outside;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.object.ElfBuilder;
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
 * Another tool uses the product: {@link StubTool} runs in a Java virtual machine of its own, where only the product and its
 * run-time dependencies are on the class path.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StubToolTest {

    /** The run-time dependencies of the POM, with theirs, by how their files are called. */
    private static final List<String> DEPENDENCIES = List.of("jackson-", "java-diff-utils-");

    @TempDir
    Path base;

    @BeforeEach
    void library() {
        new ElfBuilder()
                .export("PyInit__native")
                .record("PYO3_INTROSPECTION_1_f", """
                        {"type":"function","id":"f","name":"connect","arguments":{}}""")
                .record("PYO3_INTROSPECTION_1_m", """
                        {"type":"module","id":"m","name":"_native","members":["f"],"incomplete":false}""")
                .write(base.resolve("lib_native.so"));
    }

    @Test
    void it_reads_a_library_writes_its_stubs_and_verifies_committed_ones() throws Exception {
        Path committed = Files.createDirectories(base.resolve("python/geo")).resolve("_native.pyi");
        Files.writeString(committed, "def connect(): ...\n");

        assertThat(run("lib_native.so", "geo._native", "stubs", "python")).contains("Generated", "fresh: true");
        assertThat(base.resolve("stubs/stubs/geo/_native.pyi")).content().contains("def connect(): ...");

        Files.writeString(committed, "def bind(): ...\n");
        assertThat(run("lib_native.so", "geo._native", "stubs", "python")).contains("fresh: false");
    }

    @Test
    void it_words_remedies_for_its_own_options() throws Exception {
        assertThat(run("lib_native.so", "geo._nativ", "stubs", "python"))
                .startsWith("NOT_DESCRIBED: " + base.toRealPath().resolve("lib_native.so"))
                .contains("correct the name: --set-moduleName geo._native.");
    }

    @Test
    void it_has_less_than_thirty_lines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/io/github/pyo3stubs/outside/StubTool.java"));
        assertThat(lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()
                                && !line.startsWith("import ")
                                && !line.startsWith("package ")
                                && !line.startsWith("/**")))
                .hasSizeLessThan(30);
    }

    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        command.add(StubTool.class.getName());
        command.addAll(List.of(arguments));
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
        Path product = origin(ProjectReader.class);
        List<String> dependencies = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> DEPENDENCIES.stream()
                        .anyMatch(Path.of(path).getFileName().toString()::startsWith))
                .toList();
        assertThat(dependencies).hasSizeGreaterThanOrEqualTo(DEPENDENCIES.size());
        return Stream.concat(Stream.of(tool.toString(), product.toString()), dependencies.stream())
                .collect(joining(File.pathSeparator));
    }

    private static Path origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
