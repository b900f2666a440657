// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that asks a type checker about names of a module, each line about one. It reads the names as attributes of
 * the module and its classes, and imports them all by {@code *}.
 *
 * @param module the module's full name
 */
record NameProgram(String module, List<Question> questions) {

    private static final String HEADER = """
            from typing import cast
            from %1$s import *
            import %1$s as module
            """;

    /**
     * A line of the program.
     *
     * @param name the qualified name that it is about, which begins behind the module's
     */
    record Question(String name, String line) {

        /** Whether the type checker tells what the name is, if there is such a name. */
        boolean isOfType() {
            return line.startsWith("reveal_type(");
        }
    }

    /** Asks about all names that stubs of the module and those below it declare, under whatever conditions. */
    static NameProgram of(String module, List<StubTree> stubs) {
        return new NameProgram(
                module,
                stubs.stream()
                        .flatMap(tree -> tree.files().values().stream())
                        .filter(file -> DottedName.of(file.module()).startsWith(module))
                        .flatMap(file -> declared(file.body(), file.module(), Optional.empty()))
                        .flatMap(declared -> declared.questions(module))
                        .distinct()
                        .toList());
    }

    /**
     * A declaration.
     *
     * @param name its qualified name
     * @param type the qualified name of the class around
     */
    private record Declared(String name, Statement statement, Optional<String> type) {

        Stream<Question> questions(String module) {
            String path = path(name, module);
            List<String> lines = new ArrayList<>(List.of(revealed("module." + path)));
            if (DottedName.of(path).isSimple()) {
                lines.add(revealed(path));
            }
            if (statement instanceof ClassDefinition) {
                lines.add("class _(module.%s): ...".formatted(path));
            }
            type.ifPresent(around -> {
                String attribute = "cast(module.%s, ...).%s"
                        .formatted(path(around, module), DottedName.of(name).last());
                lines.add(revealed(attribute));
                lines.add(attribute + " = object()");
            });
            return lines.stream().map(line -> new Question(path, line));
        }

        private static String path(String name, String module) {
            return DottedName.of(name).relativeTo(module).orElseThrow();
        }
    }

    /** The declarations of a module or class, and of its classes. {@code __all__} is seen by what {@code *} imports. */
    private static Stream<Declared> declared(List<Statement> body, String scope, Optional<String> type) {
        return Body.flat(body)
                .map(statement -> new Declared(Alignment.name(statement, scope), statement, type))
                .filter(declared -> !DottedName.of(declared.name()).last().equals("__all__"))
                .flatMap(declared -> Stream.concat(
                        Stream.of(declared),
                        declared.statement() instanceof ClassDefinition definition
                                ? declared(definition.body(), declared.name(), Optional.of(declared.name()))
                                : Stream.of()));
    }

    private static String revealed(String expression) {
        return "reveal_type(" + expression + ")";
    }

    List<Question> typeQuestions() {
        return questions.stream().filter(Question::isOfType).toList();
    }

    String text() {
        return HEADER.formatted(module)
                + questions.stream().map(Question::line).collect(Collectors.joining("\n"))
                + "\n";
    }

    /** The question in a line, counted from one. */
    Optional<Question> question(int line) {
        int index = line - 1 - (int) HEADER.lines().count();
        return index < 0 ? Optional.empty() : Optional.of(questions.get(index));
    }
}
