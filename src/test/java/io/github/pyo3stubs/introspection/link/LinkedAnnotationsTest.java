// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.introspection.link.ChunkJson.chunks;
import static io.github.pyo3stubs.introspection.link.ChunkJson.classDef;
import static io.github.pyo3stubs.introspection.link.ChunkJson.function;
import static io.github.pyo3stubs.introspection.link.ChunkJson.id;
import static io.github.pyo3stubs.introspection.link.ChunkJson.link;
import static io.github.pyo3stubs.introspection.link.ChunkJson.member;
import static io.github.pyo3stubs.introspection.link.ChunkJson.module;
import static io.github.pyo3stubs.introspection.link.ChunkJson.name;
import static io.github.pyo3stubs.introspection.link.ChunkJson.quoted;
import static io.github.pyo3stubs.introspection.link.ChunkJson.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The meaning of annotations in a linked module, and the warnings of those that have none. */
class LinkedAnnotationsTest {

    private static final Name INT = Name.builtin("int");

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("a class of the module", "C", "pkg.m", "C"),
                arguments("a class that is called like a builtin", "bytes", "pkg.m", "bytes"),
                arguments("a nested class", "C.Inner", "pkg.m", "C.Inner"),
                arguments("a class of the module by the module's name", "m.C", "pkg.m", "C"),
                arguments("the same by its full name", "pkg.m.C", "pkg.m", "C"),
                arguments("a class of a submodule", "sub.D", "pkg.m.sub", "D"),
                arguments("the same by its full name", "pkg.m.sub.D", "pkg.m.sub", "D"),
                arguments("the same as the data name it", "m.sub.D", "pkg.m.sub", "D"),
                arguments(
                        "a nested class of a module known by its last part",
                        "deep.E.Inner",
                        "pkg.m.sub.deep",
                        "E.Inner"),
                arguments("a builtin", "int", "builtins", "int"),
                arguments("a builtin by its module", "builtins.int", "builtins", "int"),
                arguments("36: no builtin", "builtins.traceback", "types", "TracebackType"),
                arguments("a member of a module of the standard library", "os.PathLike", "os", "PathLike"),
                arguments("of the longest such module", "collections.abc.Sized", "collections.abc", "Sized"),
                arguments("of one that the extension has, too", "deep.Nothing", "deep", "Nothing"),
                arguments("of another package", "geo.shapes.Round", "geo.shapes", "Round"),
                arguments("of numpy", "np.typing.NDArray", "numpy.typing", "NDArray"),
                arguments("of pandas", "pd.DataFrame", "pandas", "DataFrame"),
                arguments("of pyarrow", "pa.Table", "pyarrow", "Table"),
                arguments("of polars", "pl.DataFrame", "polars", "DataFrame"),
                arguments("of a module within numpy", "npt.NDArray", "numpy.typing", "NDArray"),
                arguments("of datetime", "dt.date", "datetime", "date"),
                arguments("of typing", "t.Any", "typing", "Any"),
                arguments("of the abc in collections", "abc.Sized", "collections.abc", "Sized"),
                arguments("of the other abc", "abc.ABC", "abc", "ABC"),
                arguments("a class of one other module", "D", "pkg.m.sub", "D"),
                arguments("a nested class of one other module", "E.Inner", "pkg.m.sub.deep", "E.Inner"),
                arguments("a class of one other module that Python has, too", "Decimal", "pkg.m.sub", "Decimal"),
                arguments("a name that is Python's in annotations", "IPv4Address", "ipaddress", "IPv4Address"),
                arguments("what typing and collections.abc have", "Callable", "collections.abc", "Callable"),
                arguments("what typing has not always had", "Never", "typing_extensions", "Never"),
                arguments("the same by its module", "typing.Never", "typing_extensions", "Never"),
                arguments("the same where it always is", "typing_extensions.Never", "typing_extensions", "Never"),
                arguments(
                        "what collections.abc has not always had",
                        "collections.abc.Buffer",
                        "typing_extensions",
                        "Buffer"));
    }

    static Stream<Arguments> hintNames() {
        Name list = Name.builtin("list");
        Name tuple = Name.builtin("tuple");
        return Stream.of(
                arguments("a tuple of nothing", tupleOf("()"), new Subscript(tuple, List.of())),
                arguments(
                        "several arguments as one",
                        tupleOf("int, str"),
                        new Subscript(tuple, List.of(Name.INCOMPLETE))),
                arguments(
                        "any number of them",
                        argument("tuple", "{\"type\":\"tuple\",\"elts\":[%s,%s]}".formatted(id("2"), name("..."))),
                        new Subscript(tuple, List.of(new Name("pkg.m", "C"), Constant.ELLIPSIS))),
                arguments("a list's type as one name", name("list[int]"), new Subscript(list, List.of(INT))),
                arguments("the same of builtins", member("builtins", "list[int]"), new Subscript(list, List.of(INT))),
                arguments(
                        "the same of another module",
                        member("numpy", "ndarray[int]"),
                        new Subscript(new Name("numpy", "ndarray"), List.of(INT))),
                arguments(
                        "the same with its module in the name",
                        name("collections.abc.Sequence[C]"),
                        new Subscript(new Name("collections.abc", "Sequence"), List.of(new Name("pkg.m", "C")))),
                arguments("a union as one name", name("int | None"), new Union(List.of(INT, Constant.NONE))),
                arguments("None in its long form", member("builtins", "None"), Constant.NONE),
                arguments("a class within a class", name("C.Inner"), new Name("pkg.m", "C.Inner")),
                arguments("a class of the module itself", member("m", "C[int]"), Name.INCOMPLETE),
                arguments("a dotted name", name("decimal.Context"), new Name("decimal", "Context")),
                arguments("a quoted name", name("'C'"), new Name("pkg.m", "C")),
                arguments(
                        "a literal",
                        ChunkJson.subscript(member("typing", "Literal"), name("'r'")),
                        new Subscript(new Name("typing", "Literal"), List.of(new Expression.StringConstant("r")))),
                arguments("no builtin", name("string"), Name.INCOMPLETE),
                arguments(
                        "no builtin in another type",
                        argument("list", member("builtins", "string")),
                        new Subscript(list, List.of(Name.INCOMPLETE))),
                arguments("no builtin around a type", argument("Vec", name("int")), Name.INCOMPLETE),
                arguments("a function of builtins", name("any"), Name.INCOMPLETE),
                arguments("a tuple of nothing alone", name("()"), Name.INCOMPLETE),
                arguments("no expression", name("a b"), Name.INCOMPLETE),
                arguments("nothing", name(""), Name.INCOMPLETE),
                arguments("a keyword", member("decimal", "class"), Name.INCOMPLETE),
                arguments("a keyword in a module's name", member("decimal.class", "Context"), Name.INCOMPLETE),
                arguments("no module", member("os;x", "y"), Name.INCOMPLETE),
                arguments("code", name("f(): ...\\nimport os"), Name.INCOMPLETE),
                arguments(
                        "code in an argument",
                        argument("list", member("numpy", "x]\\nimport os #")),
                        new Subscript(list, List.of(Name.INCOMPLETE))),
                arguments(
                        "an attribute of another type",
                        "{\"type\":\"attribute\",\"value\":%s,\"attr\":\"a b\"}"
                                .formatted(argument("list", name("int"))),
                        Name.INCOMPLETE),
                arguments("no member of this module", member("m", "Missing"), Name.INCOMPLETE),
                arguments("what another module may have", member("numpy", "string"), new Name("numpy", "string")));
    }

    private static String tupleOf(String argument) {
        return argument("tuple", member("builtins", argument));
    }

    private static String argument(String builtin, String argument) {
        return ChunkJson.subscript(member("builtins", builtin), argument);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hintNames")
    void a_name_in_a_hint_is_an_expression(String what, String hint, Expression expected) {
        Linked linked = returned(hint);

        assertThat(linked.module().functions().get(0).returns()).contains(expected);
        boolean unknown = expected.toString().contains(Name.INCOMPLETE.toString());
        assertThat(linked.warnings())
                .map(Message::toString)
                .hasSize(unknown ? 1 : 0)
                .allSatisfy(warning -> assertThat(warning)
                        .startsWith("the result of pkg.m.f has the annotation \"")
                        .doesNotContain("\n"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("texts")
    void a_name_in_a_text_means(String what, String text, String module, String path) {
        Expression expected = new Name(module, path);

        assertThat(readable(quoted(text))).as("quoted").isEqualTo(expected);
        assertThat(readable('"' + text + '"')).as("before 0.28").isEqualTo(expected);
        assertThat(readable(quoted("list[" + text + "]")))
                .as("within another")
                .isEqualTo(new Subscript(Name.builtin("list"), List.of(expected)));
    }

    @Test
    void what_the_oldest_python_has_in_typing_is_taken_from_there() {
        String chunk = function("2", "f", quoted("Never | typing.TypeIs[int] | collections.abc.Buffer"));
        Linked linked = new Linker(chunks(module("1", "m", "2"), chunk), new PythonVersion(3, 12))
                .link("m", Optional.empty())
                .orElseThrow();

        assertThat(linked.module().functions().get(0).returns())
                .contains(new Union(List.of(
                        new Name("typing", "Never"),
                        new Subscript(new Name("typing_extensions", "TypeIs"), List.of(INT)),
                        new Name("collections.abc", "Buffer"))));
    }

    static Stream<Arguments> tooNew() {
        return Stream.of(
                arguments(
                        quoted("list[ExceptionGroup]"),
                        "\"list[ExceptionGroup]\": Python 3.9 does not have ExceptionGroup"),
                arguments(quoted("asyncio.TaskGroup"), "\"asyncio.TaskGroup\": Python 3.9 does not have TaskGroup"),
                arguments(member("builtins", "frozendict"), "\"frozendict\": Python 3.9 does not have frozendict"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooNew")
    void what_the_oldest_python_does_not_have_is_unknown(String annotation, String problem) {
        Linked linked = returned(annotation);

        assertThat(linked.module().functions().get(0).returns().orElseThrow().toString())
                .contains(Name.INCOMPLETE.toString());
        assertThat(linked.warnings())
                .map(Message::toString)
                .containsExactly("the result of pkg.m.f has the annotation " + problem
                        + "; written as Incomplete. If the extension needs a newer Python, say so by requires-python in"
                        + " pyproject.toml or by minimumPython=….");
        assertThat(linked.warnings().get(0).remedies()).contains(new ChooseOption(Option.MINIMUM_PYTHON));
    }

    static Stream<Arguments> hints() {
        return Stream.of(
                arguments("collections.abc", "Buffer", "typing_extensions", "Buffer"),
                arguments("types", "CapsuleType", "typing_extensions", "CapsuleType"),
                arguments("builtins", "GenericAlias", "types", "GenericAlias"),
                arguments("builtins", "dict_keys", "_collections_abc", "dict_keys"));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("hints")
    void a_hint_of_pyo3s_own_can_be_imported(String module, String name, String from, String as) {
        assertThat(readable(member(module, name))).isEqualTo(new Name(from, as));
    }

    @Test
    void what_a_module_offers_from_elsewhere_is_meant_in_its_texts() {
        List<Chunk> chunks =
                new ArrayList<>(chunks(module("1", "m", "2", "3", "4"), function("2", "f", quoted("gaierror"))));
        chunks.add(new Chunk.Reexport("3", "gaierror", new Name("socket", "gaierror")));
        chunks.add(new Chunk.Reexport("4", "ExceptionGroup", Name.builtin("ExceptionGroup")));
        Linked linked = new Linker(chunks, PythonVersion.OLDEST)
                .link("m", Optional.empty())
                .orElseThrow();

        assertThat(linked.module().functions().get(0).returns()).contains(new Name("socket", "gaierror"));
        assertThat(linked.module().reexports()).extracting(Reexport::name).containsExactly("gaierror");
        assertThat(linked.module().incomplete()).isTrue();
        assertThat(linked.warnings())
                .map(Message::toString)
                .containsExactly(
                        "m.ExceptionGroup is left out because Python 3.9 does not have it, so the module is incomplete."
                                + " If the extension needs a newer Python, say so by requires-python in pyproject.toml or by"
                                + " minimumPython=….");
    }

    @Test
    void a_base_that_the_oldest_python_does_not_have_is_unknown() {
        Linked linked = link(
                "m",
                module("1", "m", "2"),
                "{\"type\":\"class\",\"id\":\"2\",\"name\":\"C\",\"bases\":[%s]}"
                        .formatted(member("builtins", "ExceptionGroup")));

        assertThat(linked.module().classes().get(0).bases()).containsExactly(Name.INCOMPLETE);
        assertThat(linked.warnings())
                .singleElement()
                .asString()
                .startsWith("a base of m.C is \"ExceptionGroup\": Python 3.9 does not have ExceptionGroup; written as");
    }

    @Test
    void one_warning_tells_all_that_is_wrong_with_a_text() {
        Linked linked = returned(quoted("u8 | ExceptionGroup | Literal"));

        assertThat(linked.warnings())
                .map(Message::toString)
                .containsExactly(
                        "the result of pkg.m.f has the annotation \"u8 | ExceptionGroup | Literal\": not a Python type;"
                                + " unknown type u8; Python 3.9 does not have ExceptionGroup; written as Incomplete. Write a"
                                + " Python type in the Rust code: a class that the extension exports, a builtin, or a name with"
                                + " its module, such as \"decimal.Decimal\". If the extension needs a newer Python, say so by"
                                + " requires-python in pyproject.toml or by minimumPython=….");
    }

    @Test
    void a_class_that_several_modules_list_is_one_and_several_of_one_name_are_nobodys() {
        Linked linked = link(
                "m",
                module("1", "m", "2", "3", "9"),
                module("2", "a", "4", "5"),
                module("3", "b", "4", "6"),
                classDef("4", "Shared"),
                classDef("5", "Twin"),
                classDef("6", "Twin"),
                function("9", "f", quoted("tuple[Shared, Twin, a.Twin]")));

        assertThat(linked.module().functions().get(0).returns())
                .contains(new Subscript(
                        Name.builtin("tuple"),
                        List.of(new Name("m.a", "Shared"), Name.INCOMPLETE, new Name("m.a", "Twin"))));
        assertThat(linked.warnings()).singleElement().asString().contains("unknown type Twin;");
    }

    @Test
    void what_takes_any_number_of_arguments_has_unpacked_types() {
        Linked linked = link(
                "m",
                module("1", "m", "2"),
                "{\"type\":\"function\",\"id\":\"2\",\"name\":\"f\",\"arguments\":{\"vararg\":{\"name\":\"a\",\"annotation\":%s},\"kwarg\":{\"name\":\"b\",\"annotation\":%s}}}"
                        .formatted(quoted("Unpack[tuple[int, str]]"), quoted("Unpack[Options]")));

        Name unpack = new Name("typing_extensions", "Unpack");
        assertThat(linked.module().functions().get(0).parameters())
                .extracting(parameter -> parameter.annotation().orElseThrow())
                .containsExactly(
                        new Subscript(
                                unpack,
                                List.of(new Subscript(Name.builtin("tuple"), List.of(INT, Name.builtin("str"))))),
                        Name.INCOMPLETE);
        assertThat(linked.warnings()).singleElement().asString().contains("unknown type Options");
    }

    @Test
    void a_class_has_a_type_self() {
        Linked linked = link(
                "m",
                module("1", "m", "2"),
                classDef("2", "C"),
                "{\"type\":\"function\",\"parent\":\"2\",\"name\":\"f\",\"arguments\":{},\"returns\":%s}"
                        .formatted(quoted("Self")));

        assertThat(linked.warnings()).isEmpty();
        assertThat(linked.module().classes().get(0).methods().get(0).returns())
                .contains(new Name("typing_extensions", "Self"));
    }

    @Test
    void a_sibling_module_may_be_named_by_several_of_its_last_parts() {
        ModuleDef root = link(
                        "r",
                        module("1", "r", "2", "3"),
                        module("2", "a", "4"),
                        module("3", "b", "6"),
                        module("4", "deep", "5"),
                        classDef("5", "Deep"),
                        function("6", "f", quoted("a.deep.Deep")))
                .module();

        assertThat(root.submodules().get(1).functions().get(0).returns()).contains(new Name("r.a.deep", "Deep"));
    }

    @Test
    void a_warning_names_the_parameter_or_the_attribute_and_shows_no_more_than_the_beginning_of_a_text() {
        Linked linked = link(
                "m",
                module("1", "m", "2"),
                classDef("2", "C"),
                "{\"type\":\"attribute\",\"parent\":\"2\",\"name\":\"a\",\"annotation\":%s}"
                        .formatted(quoted("x".repeat(100))),
                "{\"type\":\"function\",\"parent\":\"2\",\"name\":\"f\",\"arguments\":{\"vararg\":{\"name\":\"p\",\"annotation\":%s}}}"
                        .formatted(quoted("u8")));

        assertThat(linked.warnings())
                .map(Message::toString)
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("m.C.a has the annotation \"%s…\": unknown type ".formatted("x".repeat(80))))
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("parameter 'p' of m.C.f has the annotation \"u8\": unknown type u8; "));
    }

    /** The type of an annotation in which everything is known. */
    private static Expression readable(String expression) {
        Linked linked = returned(expression);
        assertThat(linked.warnings()).isEmpty();
        return linked.module().functions().get(0).returns().orElseThrow();
    }
}
