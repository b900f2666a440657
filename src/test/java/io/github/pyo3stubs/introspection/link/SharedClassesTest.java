// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.introspection.link.ChunkJson.classDef;
import static io.github.pyo3stubs.introspection.link.ChunkJson.link;
import static io.github.pyo3stubs.introspection.link.ChunkJson.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A class with several places is declared in one that its stub can have. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedClassesTest {

    static Stream<Arguments> places() {
        return Stream.of(
                arguments("C", "C", "Outer", true),
                arguments("within a class that is named like a keyword", "C", "from", false),
                arguments("within a class that Python only reads", "C", "__debug__", false),
                arguments("within a class that is named like the list of names", "C", "__all__", false),
                arguments("mangled in the class", "__x", "Outer", false));
    }

    /** The class is listed by the module, too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void a_place_within_a_class(String what, String name, String outer, boolean isDeclared) {
        String stub = stub(module("1", "m", "2", "3"), classDef("2", outer), nested("3", name, "2"));

        if (isDeclared) {
            assertThat(stub).contains("    class " + name + ": ...").doesNotContain("\nclass " + name + ":");
        } else {
            assertThat(stub).contains("class " + name + ": ...").doesNotContain("    class " + name);
        }
    }

    @Test
    void a_place_within_a_class_that_is_mangled_in_another_one() {
        String stub = stub(
                module("1", "m", "2", "4"), classDef("2", "Outer"), nested("3", "__x", "2"), nested("4", "C", "3"));

        assertThat(stub).contains("\nclass C: ...").doesNotContain("    class C");
    }

    static Stream<Arguments> modules() {
        return Stream.of(
                arguments("sub", true),
                arguments("from", false),
                arguments("__debug__", false),
                arguments("__all__", false));
    }

    /** The module is deeper than the root, which lists the class, too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void a_place_in_a_module(String submodule, boolean isDeclared) {
        String stub = stub(module("1", "m", "2", "3"), module("2", submodule, "3"), classDef("3", "C"));

        assertThat(stub.contains("class C: ...")).isEqualTo(!isDeclared);
        assertThat(stub.contains("from m.%s import C".formatted(submodule))
                        || stub.contains("from .%s import C".formatted(submodule)))
                .isEqualTo(isDeclared);
    }

    private static String nested(String id, String name, String parent) {
        return "{\"type\":\"class\",\"id\":\"%s\",\"name\":\"%s\",\"parent\":\"%s\"}".formatted(id, name, parent);
    }

    /** The stub of the root. */
    private static String stub(String... json) {
        Linked linked = link("m", json);
        StubTree tree = StubBuilder.build(linked.module(), PythonVersion.OLDEST);
        return StubPrinter.print(tree.file("m").orElseThrow(), tree);
    }
}
