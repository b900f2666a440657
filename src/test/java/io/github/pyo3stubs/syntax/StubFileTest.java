// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form of a stub file's imports. */
class StubFileTest {

    private static final Statement VALUE = variable("v", Name.builtin("int"));
    private static final Import SYS = imported("sys", "");
    private static final Import A_OF_LIB = imported("lib", "a");
    private static final Import B_OF_LIB = imported("lib", "b");

    static Stream<Arguments> bodies() {
        Import path = imported("pathlib", "Path");
        Import builtin = imported("builtins", "str");
        Statement usesPath = variable("p", new Name("pathlib", "Path"));
        Import inLib = imported("lib.in", "");
        Statement usesLib = variable("l", Name.ofModule("lib.other"));
        Statement usesInLib = variable("l", new Name("lib.other", "a"));
        Statement hidesStr = variable("str", Name.builtin("int"));
        return Stream.of(
                arguments("imports come first", List.of(VALUE, SYS), List.of(SYS, VALUE)),
                arguments("they are sorted", List.of(SYS, B_OF_LIB, A_OF_LIB), List.of(A_OF_LIB, B_OF_LIB, SYS)),
                arguments("each stands there once", List.of(SYS, VALUE, SYS), List.of(SYS, VALUE)),
                arguments(
                        "stars keep their order, before all others",
                        List.of(A_OF_LIB, Import.all("z"), Import.all("a")),
                        List.of(Import.all("z"), Import.all("a"), A_OF_LIB)),
                arguments("what a name needs is no statement", List.of(path, usesPath), List.of(usesPath)),
                arguments("what nothing needs stays", List.of(VALUE, path), List.of(path, VALUE)),
                arguments("a builtin is there anyway", List.of(builtin, VALUE), List.of(VALUE)),
                arguments("but not a hidden one", List.of(hidesStr, builtin), List.of(builtin, hidesStr)),
                arguments("a module that the text names beside it", List.of(inLib, usesLib), List.of(usesLib)),
                arguments(
                        "a module of which the text names a part",
                        List.of(inLib, usesInLib),
                        List.of(inLib, usesInLib)),
                arguments(
                        "other statements keep their order",
                        List.of(usesPath, VALUE, hidesStr),
                        List.of(usesPath, VALUE, hidesStr)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void the_body_is_canonical(String what, List<Statement> given, List<Statement> canonical) {
        StubFile file = file(given);

        assertThat(file.body()).isEqualTo(canonical);
        assertThat(file(file.body())).as("made again").isEqualTo(file);
    }

    @Test
    void files_with_the_same_text_are_equal_wherever_their_imports_stand() throws Exception {
        List<Statement> body =
                new ArrayList<>(List.of(VALUE, SYS, B_OF_LIB, variable("w", new Name("pathlib", "Path")), A_OF_LIB));
        StubFile first = file(body);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            List<Statement> imports = new ArrayList<>(List.of(SYS, B_OF_LIB, A_OF_LIB));
            Collections.shuffle(imports, random);
            List<Statement> shuffled =
                    new ArrayList<>(first.body().subList(3, first.body().size()));
            imports.forEach(explicit -> shuffled.add(random.nextInt(shuffled.size() + 1), explicit));

            assertThat(file(shuffled)).isEqualTo(first);
        }
        String text = StubPrinter.print(first, StubTree.of(List.of(first)));
        assertThat(StubParser.parse(text, "m", false)).isEqualTo(first);
    }

    private static StubFile file(List<Statement> body) {
        return new StubFile("m", false, Optional.empty(), body);
    }

    private static Import imported(String module, String path) {
        return new Import(new Name(module, path), false);
    }

    private static Statement variable(String name, Expression type) {
        return new Assignment(name, Optional.of(type), Optional.empty(), Optional.empty());
    }
}
