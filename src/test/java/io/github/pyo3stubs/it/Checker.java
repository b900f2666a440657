// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that checks stubs. */
enum Checker {
    MYPY("mypy", Form.MYPY, "mypy"),
    MYPY_STRICT("mypy --strict", Form.MYPY, "mypy", "--strict"),
    PYRIGHT("pyright", Form.PYRIGHT, "pyright"),
    RUFF("ruff", Form.RUFF, "ruff", "check", "--isolated", "--no-cache", "--select=PYI", "--output-format=concise"),
    /** Compares the stubs with the module, which it imports. */
    STUBTEST(
            "stubtest",
            Form.STUBTEST,
            "python",
            "-B",
            Path.of("src/test/python/stubtest.py").toAbsolutePath().toString());

    /**
     * The format of a program's output.
     *
     * @param finding matches an error; its group is the kind of error
     * @param summary matches the last line; the sum of its groups is the number of errors
     */
    private record Form(Pattern finding, Pattern summary) {

        private static final Form MYPY =
                of("^.+?: error: .*  \\[([\\w-]+)]$", "^(?:Found (\\d+) errors? in .*|Success: no issues found.*)$");
        private static final Form PYRIGHT = of(
                "^  .+? - (?:error|warning): [\\s\\S]*?\\((report\\w+)\\)$", "^(\\d+) errors?, (\\d+) warnings?, .*$");
        private static final Form RUFF =
                of("^.+?:\\d+:\\d+: (PYI\\d+) .*$", "^(?:Found (\\d+) errors?\\.|All checks passed!)$");
        private static final Form STUBTEST =
                of("^error: (.*)$", "^(?:Found (\\d+) errors? \\(checked.*|Success: no issues found.*)$");

        private static Form of(String finding, String summary) {
            return new Form(Pattern.compile(finding, Pattern.MULTILINE), Pattern.compile(summary, Pattern.MULTILINE));
        }
    }

    /**
     * An error.
     *
     * @param kind its code; for stubtest, which has no codes, its message
     * @param text the program's output for it
     */
    record Finding(String kind, String text) {}

    private final String label;
    private final Form form;
    private final List<String> command;

    Checker(String label, Form form, String... command) {
        this.label = label;
        this.form = form;
        this.command = List.of(command);
    }

    /** Its name in the table of allowed errors. */
    String label() {
        return label;
    }

    /** Checks an installed package. */
    List<Finding> check(CheckedPackage checked, PythonEnvironment python) throws IOException, InterruptedException {
        return check(checked, python, Path.of(checked.topLevelPackage()));
    }

    /** Checks a program that uses a package, or a part of the package. */
    List<Finding> check(CheckedPackage checked, PythonEnvironment python, Path subject)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        if (form == Form.MYPY) {
            // the oldest version that it supports; the stubs are for 3.9
            arguments.add("--python-version=3.10");
            arguments.add("--explicit-package-bases");
            arguments.add("--cache-dir=" + CheckedPackage.WORK.resolve("mypy-cache"));
        } else if (this == PYRIGHT) {
            arguments.add("--pythonversion=" + PythonVersion.OLDEST);
        } else if (this == STUBTEST) {
            arguments.add(checked.module());
        }
        arguments.add(subject.toString());
        return findings(run(checked, python, arguments));
    }

    /** Runs it beside a package, with further arguments. */
    Program run(CheckedPackage checked, PythonEnvironment python, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all =
                Stream.concat(command.stream().skip(1), arguments.stream()).toList();
        Map<String, String> variables = Map.of(
                "PYTHONPATH", checked.site().toString(),
                // the PyPI package stores the npm package there
                "PYRIGHT_PYTHON_CACHE_DIR",
                        CheckedPackage.WORK.resolve("pyright").toString());
        return python.run(checked.site(), variables, command.get(0), all.toArray(String[]::new));
    }

    private List<Finding> findings(Program program) {
        List<Finding> findings = form.finding()
                .matcher(program.output())
                .results()
                .map(found -> new Finding(found.group(1), found.group()))
                .toList();
        if (findings.size() != counted(program)) {
            throw new AssertionError("%d errors are not what this says: %s".formatted(findings.size(), program));
        }
        return findings;
    }

    /** The number of errors in the program's summary; -1 if there is no summary. */
    private int counted(Program program) {
        return form.summary()
                .matcher(program.output())
                .results()
                .map(Checker::sum)
                .findFirst()
                .orElse(-1);
    }

    private static int sum(MatchResult numbers) {
        return IntStream.rangeClosed(1, numbers.groupCount())
                .mapToObj(numbers::group)
                .flatMap(Stream::ofNullable)
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
