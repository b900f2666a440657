// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.introspection.link.ChunkJson.classDef;
import static io.github.pyo3stubs.introspection.link.ChunkJson.function;
import static io.github.pyo3stubs.introspection.link.ChunkJson.link;
import static io.github.pyo3stubs.introspection.link.ChunkJson.member;
import static io.github.pyo3stubs.introspection.link.ChunkJson.module;
import static io.github.pyo3stubs.introspection.link.ChunkJson.name;
import static io.github.pyo3stubs.introspection.link.ChunkJson.subscript;
import static io.github.pyo3stubs.introspection.link.ChunkJson.union;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names in hints are text that authors write in Rust: whatever they are, the library gets its stubs. */
class HintNamesTest {

    private static final List<String> PARTS = List.of(
            "int",
            "list",
            "C",
            "numpy",
            "string",
            "class",
            "None",
            "Inner",
            "é",
            "1",
            ".",
            "..",
            "[",
            "]",
            "(",
            ")",
            " ",
            ", ",
            " | ",
            ": ...",
            "\\n",
            "\\n    ",
            "import os",
            "def g()",
            "#",
            "'",
            "\\\"\\\"\\\"",
            "\\\\",
            "=",
            "*",
            "lambda x: x",
            "\\u0000",
            "\\u200d",
            "\\u2028");

    @Test
    void names_made_at_random_change_nothing_but_types() throws Exception {
        Random random = new Random(20_261_128);
        for (int run = 0; run < 5_000; run++) {
            String type = expression(random, 2);
            Linked linked = linked(type, expression(random, 2), expression(random, 2));
            StubTree tree = StubBuilder.build(linked.module(), PythonVersion.OLDEST);

            StubFile file = tree.file("m").orElseThrow();
            String stub = StubPrinter.print(file, tree);

            assertThat(StubParser.parse(stub, "m", false)).as(stub).isEqualTo(file);
            assertThatCode(() -> TextTree.installed(Map.of("stubs", tree), ModuleOwners.BY_NAME, Header.NONE))
                    .doesNotThrowAnyException();
            assertThat(linked.warnings())
                    .map(Message::toString)
                    .allSatisfy(warning -> assertThat(warning).doesNotContain("\n", "\0"));
        }
    }

    /** The expressions stand wherever a record can have one. */
    private static Linked linked(String type, String value, String decorator) {
        return link(
                "m",
                module("1", "m", "2", "3"),
                "{\"type\":\"attribute\",\"parent\":\"1\",\"name\":\"a\",\"annotation\":%s,\"value\":%s}"
                        .formatted(type, value),
                "{\"type\":\"class\",\"id\":\"2\",\"name\":\"C\",\"bases\":[%s],\"decorators\":[%s]}"
                        .formatted(type, decorator),
                ("{\"type\":\"function\",\"id\":\"3\",\"name\":\"f\",\"decorators\":[%s],\"returns\":%s,\"arguments\":"
                                + "{\"args\":[{\"name\":\"x\",\"annotation\":%s,\"default\":%s}]}}")
                        .formatted(decorator, type, type, value));
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? name(text(random)) : member(moduleName(random), text(random));
        }
        return switch (random.nextInt(6)) {
            case 0 -> union(expression(random, depth - 1), expression(random, depth - 1));
            case 1 -> subscript(expression(random, depth - 1), expression(random, depth - 1));
            case 2 -> subscript(member("typing", "Literal"), expression(random, depth - 1));
            case 3 ->
                subscript(
                        member("typing", "Annotated"),
                        "{\"type\":\"tuple\",\"elts\":[%s,%s]}"
                                .formatted(expression(random, depth - 1), expression(random, depth - 1)));
            case 4 ->
                "{\"type\":\"attribute\",\"value\":%s,\"attr\":\"%s\"}"
                        .formatted(expression(random, depth - 1), text(random));
            default -> expression(random, 0);
        };
    }

    private static String moduleName(Random random) {
        return random.nextBoolean() ? "numpy" : text(random);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(4), 0, PARTS.size())
                .mapToObj(PARTS::get)
                .collect(joining());
    }

    @Test
    void decorators_and_values_that_nobody_knows_are_left_out_and_told() {
        Linked linked = linked(name("int"), member("builtins", "string"), name("memoized"));

        FunctionDef function = linked.module().functions().get(0);
        ClassDef theClass = linked.module().classes().get(0);
        assertThat(function.decorators()).isEmpty();
        assertThat(theClass.decorators()).isEmpty();
        assertThat(function.parameters().get(0).defaultValue()).contains(Constant.ELLIPSIS);
        assertThat(linked.module().attributes().get(0).value()).contains(Constant.ELLIPSIS);
        String remedy = " If PyO3 is newer than 0.30, update pyo3stubs-maven-plugin.";
        assertThat(linked.warnings())
                .map(Message::toString)
                .containsExactly(
                        "the value of m.a is \"string\", which is unknown, so the stub has ... instead." + remedy,
                        "m.C has the decorator \"memoized\", which is unknown, so the stub leaves it out." + remedy,
                        "m.f has the decorator \"memoized\", which is unknown, so the stub leaves it out." + remedy,
                        "the default of parameter 'x' of m.f is \"string\", which is unknown, so the stub has ... instead."
                                + remedy);
    }

    @Test
    void names_that_another_module_of_the_extension_does_not_have_are_nothing() {
        String[] records = {
            module("1", "m", "2", "3", "4"),
            module("2", "sub", "5"),
            classDef("5", "C"),
            function("3", "f", member("m.sub", "Unheard")),
            function("4", "g", member("m.sub", "C"))
        };
        Linked linked = link("m", records);

        assertThat(linked.module().functions())
                .extracting(FunctionDef::returns)
                .containsExactly(Optional.of(Name.INCOMPLETE), Optional.of(new Name("m.sub", "C")));
        assertThat(linked.warnings())
                .map(Message::toString)
                .singleElement(STRING)
                .contains("m.sub.Unheard");

        // what is not described may have it
        records[1] = module("2", "sub", "5", "elsewhere");
        assertThat(link("m", records).module().functions().get(0).returns()).contains(new Name("m.sub", "Unheard"));
    }
}
