// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.it.NameProgram.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A type checker that says what names are on a system and version of Python. */
enum NameReader {
    MYPY(
            Checker.MYPY,
            "^names\\.py:(\\d+): ((?:error|note): .*)$",
            view -> List.of(
                    "--platform=" + view.system().pythonName(),
                    "--python-version=" + view.versions().first())),
    PYRIGHT(
            Checker.PYRIGHT,
            "^  .*names\\.py:(\\d+):\\d+ - ((?:error|warning|information): .*(?:\\n    .*)*)$",
            view -> List.of(
                    "--pythonplatform=" + system(view),
                    "--pythonversion=" + view.versions().first()));

    private static final String PROGRAM = "names.py";

    /** What it says to a line. */
    record Answer(List<String> messages) {

        /** Whether it knows the name of a line that asks for its type. */
        boolean isKnown() {
            return messages.stream().noneMatch(message -> message.startsWith("error: "));
        }
    }

    private final Checker checker;
    private final Pattern message;
    private final Function<View, List<String>> options;

    NameReader(Checker checker, String message, Function<View, List<String>> options) {
        this.checker = checker;
        this.message = Pattern.compile(message, Pattern.MULTILINE);
        this.options = options;
    }

    private static String system(View view) {
        return switch (view.system()) {
            case LINUX -> "Linux";
            case MACOS -> "Darwin";
            case WINDOWS -> "Windows";
            default -> throw new IllegalArgumentException(view + " is no system of pyright's");
        };
    }

    /**
     * Checks something for a system and version of Python.
     *
     * @param subject a package, or a program beside it
     */
    Program run(String subject, View view, CheckedPackage checked, PythonEnvironment python)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(options.apply(view));
        arguments.add(subject);
        return checker.run(checked, python, arguments);
    }

    /** The answers to a program beside a package, in the program's order. */
    Map<Question, Answer> answers(NameProgram program, View view, CheckedPackage checked, PythonEnvironment python)
            throws IOException, InterruptedException {
        Files.writeString(checked.site().resolve(PROGRAM), program.text());
        Program run = run(PROGRAM, view, checked, python);
        Map<Question, List<String>> messages = new LinkedHashMap<>();
        program.questions().forEach(question -> messages.put(question, new ArrayList<>()));
        message.matcher(run.output())
                .results()
                .forEach(found -> program.question(Integer.parseInt(found.group(1)))
                        .ifPresent(question -> messages.get(question).add(found.group(2))));
        Map<Question, Answer> answers = new LinkedHashMap<>();
        messages.forEach((question, all) -> {
            if (question.isOfType() && all.isEmpty()) {
                throw new AssertionError("no answer to \"%s\": %s".formatted(question.line(), run));
            }
            answers.put(question, new Answer(List.copyOf(all)));
        });
        return answers;
    }
}
