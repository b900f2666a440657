// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The stubs of typeshed, which come with mypy's wheel. Tests of them are skipped without Python or a network, unless
 * {@code -Dpyo3stubs.it.requirePython=true}.
 */
public final class TypeshedStubs {

    static final Path DIRECTORY = Path.of("target", "typeshed");
    private static final String ROOT = "mypy/typeshed/";

    /**
     * One stub.
     *
     * @param path the path of the file below the directory that Python would have in its search path
     */
    public record Text(String path, String text) {
        public boolean isPackage() {
            return path.endsWith("/__init__.pyi");
        }

        public String module() {
            return path.replaceFirst("(/__init__)?\\.pyi$", "").replace('/', '.');
        }

        public StubFile parsed() throws StubSyntaxException {
            return StubParser.parse(text, module(), isPackage());
        }
    }

    private TypeshedStubs() {}

    /** All stubs, downloaded first if they are not there. */
    public static List<Text> fetched() throws IOException, InterruptedException {
        boolean fetched = Files.isDirectory(DIRECTORY) && wheel().isPresent()
                || run("-m", "pip", "download", "--quiet", "--no-deps", "--dest", DIRECTORY.toString(), "mypy");
        if (Boolean.getBoolean("pyo3stubs.it.requirePython")) {
            assertThat(fetched).as("Python's pip fetches mypy").isTrue();
        }
        assumeTrue(fetched, "Python's pip cannot fetch mypy");
        return read(wheel().orElseThrow());
    }

    static boolean run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(15, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private static Optional<Path> wheel() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }

    private static List<Text> read(Path wheel) throws IOException {
        List<Text> stubs = new ArrayList<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith(ROOT) && entry.getName().endsWith(".pyi")) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        String path =
                                entry.getName().substring(ROOT.length()).replaceFirst("^(stdlib|stubs/[^/]+)/", "");
                        stubs.add(new Text(path, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
        return stubs;
    }
}
