// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.model.Attribute;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the corpus of cases does not show. */
class StubBuilderTest {

    @ParameterizedTest
    @ValueSource(strings = {"class", "del", "None", "async", "lambda"})
    void a_class_lacks_the_members_that_python_cannot_write(String keyword) {
        ClassDef nested = classOf(keyword, List.of(), List.of());
        ModuleDef module =
                module(List.of(classOf("C", List.of(function(keyword), function("f")), List.of(nested))), List.of());

        assertThat(printed(module)).isEqualTo("""
                        __all__ = ["C"]

                        class C:
                            def f(): ...
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "del", "None", "async", "lambda"})
    void a_module_that_lacks_such_a_member_is_incomplete(String keyword) {
        ModuleDef module = module(List.of(classOf(keyword, List.of(), List.of())), List.of());

        assertThat(printed(module)).isEqualTo("""
                        from _typeshed import Incomplete
                        def __getattr__(name: str) -> Incomplete: ...
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"match", "case", "type", "_", "print", "nonlocal_"})
    void soft_keywords_are_names(String name) {
        assertThat(printed(module(List.of(), List.of(function(name)))))
                .isEqualTo("__all__ = [\"%s\"]\n\ndef %s(): ...\n", name, name);
    }

    @Test
    void a_renamed_parameter_stays_apart_from_the_others() {
        assertThat(printed(module(List.of(), List.of(function("f", "def", "def_", "in", "in__")))))
                .contains("def f(def__, def_, in_, /, in__): ...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ':', textBlock = """
            3.9:  from typing import TypedDict
            3.10: from typing_extensions import NotRequired, Unpack
            3.11: from typing import NotRequired, TypedDict, Unpack
            """)
    void keywords_that_are_no_names_have_types_that_every_python_can_import(String minimum, String line) {
        Parameter from = new Parameter(
                "from", Parameter.Kind.KEYWORD_ONLY, Optional.of(Name.builtin("str")), Optional.of(Constant.ELLIPSIS));
        ModuleDef keyed = module(List.of(), List.of(function("f").withParameters(List.of(from))));

        StubTree tree = StubBuilder.build(keyed, PythonVersion.parse(minimum).orElseThrow());

        assertThat(printed(tree, keyed)).contains(line + "\n", """
                        __all__ = ["f"]

                        _FKwargs = TypedDict("_FKwargs", {"from": NotRequired[str]})
                        def f(**kwargs: Unpack[_FKwargs]): ...
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "m.a", "m.b", "m.c"})
    void only_a_module_with_keywords_that_are_no_names_has_types_for_them(String keyed) {
        StubTree plain = StubBuilder.build(withSubmodules("no module"), PythonVersion.OLDEST);

        StubTree tree = StubBuilder.build(withSubmodules(keyed), PythonVersion.OLDEST);

        assertThat(tree.files()).containsOnlyKeys("m", "m.a", "m.b", "m.c");
        tree.files().forEach((name, file) -> {
            if (name.equals(keyed)) {
                assertThat(StubPrinter.print(file, tree)).contains("def f(**kwargs: Unpack[_FKwargs]): ...");
            } else {
                assertThat(StubPrinter.print(file, tree))
                        .isEqualTo(StubPrinter.print(plain.file(name).orElseThrow(), plain));
            }
        });
    }

    /** Modules of the same functions, but in one of them a parameter is named like a keyword. */
    private static ModuleDef withSubmodules(String keyed) {
        List<ModuleDef> submodules = Stream.of("m.a", "m.b", "m.c")
                .map(name -> module(name, keyed, List.of()))
                .toList();
        return module("m", keyed, submodules);
    }

    private static ModuleDef module(String name, String keyed, List<ModuleDef> submodules) {
        Parameter parameter = new Parameter(
                name.equals(keyed) ? "from" : "source",
                Parameter.Kind.KEYWORD_ONLY,
                Optional.of(Name.builtin("str")),
                Optional.of(Constant.ELLIPSIS));
        return new ModuleDef(
                name,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(function("e"), function("f").withParameters(List.of(parameter)), function("g")),
                submodules);
    }

    @Test
    void a_name_with_any_number_of_definitions_has_a_hundred_overloads_at_most() {
        List<FunctionDef> definitions = IntStream.range(0, 100_000)
                .mapToObj(i -> new FunctionDef(
                        "f",
                        Optional.empty(),
                        List.of(),
                        List.of(new Parameter(
                                "a" + i, Parameter.Kind.KEYWORD_ONLY, Optional.empty(), Optional.empty())),
                        Optional.empty(),
                        false))
                .toList();

        StubTree tree = assertWithin(
                Duration.ofSeconds(20), () -> StubBuilder.build(module(List.of(), definitions), PythonVersion.OLDEST));

        assertThat(tree.file("m").orElseThrow().body()).hasSize(101).last().isInstanceOf(Declaration.Function.class);
    }

    @Test
    void an_operator_has_no_overload_for_a_keyword_that_python_never_gives() {
        ClassDef number = classOf(
                "C",
                List.of(
                        function("__mul__", "self", "other"),
                        function("__mul__", "self", "times"),
                        function("__call__", "self", "other"),
                        function("__call__", "self", "times")),
                List.of());

        assertThat(printed(module(List.of(number), List.of())))
                .contains("    def __mul__(self, other, /): ...\n")
                .contains("    @overload\n    def __call__(self, *, times): ...\n");
    }

    @Test
    void a_submodule_that_is_listed_twice_is_one_file() {
        ModuleDef submodule = new ModuleDef(
                "m.sub", Optional.empty(), false, List.of(), List.of(), List.of(), List.of(function("f")), List.of());
        ModuleDef module = new ModuleDef(
                "m",
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(submodule, submodule));

        StubTree tree = StubBuilder.build(module, PythonVersion.OLDEST);

        assertThat(tree.files()).containsOnlyKeys("m", "m.sub");
        assertThat(printed(module)).startsWith("from . import sub as sub\n");
    }

    @Test
    void what_an_incomplete_module_offers_under_another_name_is_an_alias() {
        List<Reexport> reexports = List.of(
                new Reexport("frame", new Name("types", "FrameType")),
                new Reexport("gaierror", new Name("socket", "gaierror")));

        assertThat(printed(offering(reexports, false)))
                .contains("from types import FrameType as frame\n", "\n__all__ = [\"frame\", \"gaierror\"]\n");
        assertThat(printed(offering(reexports, true)))
                .contains(
                        "from socket import gaierror as gaierror\nfrom types import FrameType\n",
                        "\nframe = FrameType\n");
    }

    @Test
    void of_two_things_that_a_module_offers_under_one_name_python_keeps_the_last() {
        List<Reexport> reexports =
                List.of(new Reexport("Gone", new Name("a", "Gone")), new Reexport("Gone", new Name("b", "Gone")));

        assertThat(printed(offering(reexports, false)))
                .isEqualTo("from b import Gone as Gone\n\n__all__ = [\"Gone\"]\n");
    }

    @Test
    void whatever_a_crate_calls_like_the_list_of_names_is_not_declared() {
        ModuleDef submodule = new ModuleDef(
                "m.__all__", Optional.empty(), false, List.of(), List.of(), List.of(), List.of(), List.of());
        ModuleDef module = new ModuleDef(
                "m",
                Optional.empty(),
                false,
                List.of(new Reexport("__all__", new Name("socket", "gaierror"))),
                List.of(),
                List.of(classOf("__all__", List.of(), List.of())),
                List.of(function("__all__"), function("f")),
                List.of(submodule));

        assertThat(StubBuilder.build(module, PythonVersion.OLDEST).files()).containsOnlyKeys("m");
        assertThat(printed(module)).isEqualTo("__all__ = [\"f\"]\n\ndef f(): ...\n");
    }

    @Test
    void a_type_of_elsewhere_hides_functions_and_constants_of_its_name() {
        ModuleDef module = new ModuleDef(
                "m",
                Optional.empty(),
                false,
                List.of(new Reexport("Twice", new Name("m.shapes", "Twice"))),
                List.of(new Attribute("Twice", Optional.empty(), Optional.empty(), Optional.empty())),
                List.of(),
                List.of(function("Twice")),
                List.of());

        assertThat(printed(module)).isEqualTo("from m.shapes import Twice as Twice\n\n__all__ = [\"Twice\"]\n");
    }

    private static ModuleDef offering(List<Reexport> reexports, boolean incomplete) {
        return new ModuleDef("m", Optional.empty(), incomplete, reexports, List.of(), List.of(), List.of(), List.of());
    }

    private static String printed(ModuleDef module) {
        return printed(StubBuilder.build(module, PythonVersion.OLDEST), module);
    }

    private static String printed(StubTree tree, ModuleDef module) {
        return StubPrinter.print(tree.file(module.name()).orElseThrow(), tree);
    }

    private static ModuleDef module(List<ClassDef> classes, List<FunctionDef> functions) {
        return new ModuleDef("m", Optional.empty(), false, List.of(), List.of(), classes, functions, List.of());
    }

    private static ClassDef classOf(String name, List<FunctionDef> methods, List<ClassDef> classes) {
        return new ClassDef(name, Optional.empty(), List.of(), List.of(), List.of(), methods, classes);
    }

    private static FunctionDef function(String name, String... parameters) {
        List<Parameter> all = Stream.of(parameters)
                .map(parameter -> new Parameter(
                        parameter, Parameter.Kind.POSITIONAL_OR_KEYWORD, Optional.empty(), Optional.empty()))
                .toList();
        return new FunctionDef(name, Optional.empty(), List.of(), all, Optional.empty(), false);
    }
}
