// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.parse.DeclarationLines;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All stubs of typeshed are read and printed without loss. */
class TypeshedIT {

    /** Python's own view of a file: the qualified names that it declares, line by line. */
    private static final Path WITNESS = Path.of("src", "test", "python", "declarations.py");

    private static List<TypeshedStubs.Text> stubs;

    @BeforeAll
    static void fetch() throws Exception {
        stubs = TypeshedStubs.fetched();
    }

    @Test
    void every_file_is_read_printed_and_read_again() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (TypeshedStubs.Text stub : stubs) {
            try {
                StubFile file = stub.parsed();
                String printed = printed(file);
                StubFile again = StubParser.parse(printed, stub.module(), stub.isPackage());
                softly.assertThat(printed(again)).as(stub.path()).isEqualTo(printed);
                softly.assertThat(again.equals(file)).as(stub.path()).isTrue();
            } catch (StubSyntaxException e) {
                softly.fail(e.in(stub.path()).getMessage());
            }
        }
        softly.assertAll();
        assertThat(stubs).hasSizeGreaterThan(700);
    }

    @Test
    void no_declaration_is_lost() throws Exception {
        Map<String, String> originals = new TreeMap<>();
        Map<String, String> printed = new TreeMap<>();
        for (TypeshedStubs.Text stub : stubs) {
            originals.put(stub.path(), stub.text());
            printed.put(stub.path(), printed(stub.parsed()));
        }

        assertThat(declarations("printed", printed)).containsExactlyElementsOf(declarations("original", originals));
    }

    @Test
    void every_declaration_has_its_line() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (TypeshedStubs.Text stub : stubs) {
            List<String> text = stub.text().lines().toList();
            Map<String, List<Integer>> lines = DeclarationLines.of(stub.text(), stub.module());
            lines.forEach((name, numbers) -> softly.assertThat(numbers)
                    .as("%s in %s", name, stub.path())
                    .allMatch(number -> text.get(number - 1).contains(name.substring(name.lastIndexOf('.') + 1))));
            softly.assertThat(lines.keySet())
                    .as(stub.path())
                    .containsAll(declared(stub.parsed().body(), stub.module()));
        }
        softly.assertAll();
    }

    private static List<String> declared(List<Statement> body, String scope) {
        List<String> names = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                names.add(scope + "." + declaration.name());
            }
            if (statement instanceof Declaration.ClassDefinition definition) {
                names.addAll(declared(definition.body(), scope + "." + definition.name()));
            } else if (statement instanceof BlockStatement.If conditional) {
                conditional.branches().forEach(branch -> names.addAll(declared(branch.body(), scope)));
                names.addAll(declared(conditional.otherwise(), scope));
            }
        }
        return names;
    }

    private static String printed(StubFile file) {
        return StubPrinter.print(file, StubTree.of(List.of(file)));
    }

    /** What Python finds in texts, after the path of each. */
    private static List<String> declarations(String name, Map<String, String> texts) throws Exception {
        Path directory = TypeshedStubs.DIRECTORY.resolve(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = directory.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        Path found = TypeshedStubs.DIRECTORY.resolve(name + ".txt");
        assertThat(TypeshedStubs.run(WITNESS.toString(), directory.toString(), found.toString()))
                .as("Python reads the stubs")
                .isTrue();
        return Files.readAllLines(found);
    }
}
