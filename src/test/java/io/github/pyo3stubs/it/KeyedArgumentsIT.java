// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Type checkers understand stubs of functions whose parameters are named like Python keywords. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyedArgumentsIT {

    private static final Path PROGRAM = Path.of("src/test/python/keyed.py").toAbsolutePath();
    private static final Path STUB =
            Path.of("src/test/resources/vectors/upstream-bugs/keyword-parameters/correct/__init__.pyi");

    @ParameterizedTest
    @CsvSource({"mypy, --python-version=3.10", "pyright, --pythonversion=3.9"})
    void calls_that_python_refuses_are_the_ones_that_a_checker_refuses(String checker, String oldestPython)
            throws IOException, InterruptedException {
        PythonEnvironment python = PythonEnvironment.typeCheckers();
        Path site = Files.createDirectories(CheckedPackage.WORK.resolve("site/keyed"));
        Files.copy(STUB, site.resolve("m.pyi"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(PROGRAM, site.resolve("keyed.py"), StandardCopyOption.REPLACE_EXISTING);

        Program check = python.run(
                site,
                Map.of(
                        "PYRIGHT_PYTHON_CACHE_DIR",
                        CheckedPackage.WORK.resolve("pyright").toString()),
                checker,
                oldestPython,
                "m.pyi",
                "keyed.py");

        List<Integer> errors = Pattern.compile("(\\w+\\.pyi?):(\\d+)(?::\\d+ -|:) error: ")
                .matcher(check.output())
                .results()
                .map(KeyedArgumentsIT::line)
                .distinct()
                .toList();
        assertThat(errors).as("%s", check).containsExactlyElementsOf(refused());
    }

    private static Integer line(MatchResult error) {
        assertThat(error.group(1)).as("the file with an error").isEqualTo("keyed.py");
        return Integer.valueOf(error.group(2));
    }

    private static List<Integer> refused() throws IOException {
        List<String> lines = Files.readAllLines(PROGRAM);
        return IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).endsWith("# refused"))
                .boxed()
                .toList();
    }
}
