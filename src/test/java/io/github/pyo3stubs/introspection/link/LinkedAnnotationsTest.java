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
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What annotations mean that are text, and what becomes of those that are none. */
class AnnotationReaderTest {

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
                        new Subscript(new Name("typing", "Literal"), List.of(new Expression.Text("r")))),
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
                .link("m")
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
                        "\"list[ExceptionGroup]\", and Python 3.9 does not have ExceptionGroup"),
                arguments(quoted("asyncio.TaskGroup"), "\"asyncio.TaskGroup\", and Python 3.9 does not have TaskGroup"),
                arguments(member("builtins", "frozendict"), "\"frozendict\", and Python 3.9 does not have frozendict"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooNew")
    void what_the_oldest_python_does_not_have_is_unknown(String annotation, String problem) {
        Linked linked = returned(annotation);

        assertThat(linked.module().functions().get(0).returns().orElseThrow().toString())
                .contains(Name.INCOMPLETE.toString());
        assertThat(linked.warnings())
                .containsExactly("the result of pkg.m.f has the annotation " + problem
                        + ". Incomplete stands for what is unknown. If the extension is for newer ones only, say so by"
                        + " requires-python in pyproject.toml or by minimumPython.");
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
        Linked linked = new Linker(chunks, PythonVersion.OLDEST).link("m").orElseThrow();

        assertThat(linked.module().functions().get(0).returns()).contains(new Name("socket", "gaierror"));
        assertThat(linked.module().reexports()).extracting(Reexport::name).containsExactly("gaierror");
        assertThat(linked.module().incomplete()).isTrue();
        assertThat(linked.warnings())
                .containsExactly(
                        "m.ExceptionGroup is left out, and the module incomplete, because Python 3.9 does not have it."
                                + " If the extension is for newer ones only, say so by requires-python in pyproject.toml or by"
                                + " minimumPython.");
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
                .startsWith("a base of m.C is \"ExceptionGroup\", and Python 3.9 does not have ExceptionGroup. ");
    }

    @Test
    void one_warning_tells_all_that_is_wrong_with_a_text() {
        Linked linked = returned(quoted("u8 | ExceptionGroup | Literal"));

        assertThat(linked.warnings())
                .containsExactly(
                        "the result of pkg.m.f has the annotation \"u8 | ExceptionGroup | Literal\", which is no"
                                + " Python type, in which nothing is known of u8, and Python 3.9 does not have ExceptionGroup."
                                + " Incomplete stands for what is unknown. Write a Python type in the Rust code: a class that the"
                                + " extension exports, a builtin, or a name with its module, such as \"decimal.Decimal\". If the"
                                + " extension is for newer ones only, say so by requires-python in pyproject.toml or by"
                                + " minimumPython.");
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
        assertThat(linked.warnings()).singleElement().asString().contains("nothing is known of Twin.");
    }

    static Stream<Arguments> types() {
        Name callable = new Name("typing", "Callable");
        return Stream.of(
                arguments("int | int", INT),
                arguments("int | str | int", new Union(List.of(INT, Name.builtin("str")))),
                arguments(" list[\n    int\n] ", new Subscript(Name.builtin("list"), List.of(INT))),
                arguments("list['C']", new Subscript(Name.builtin("list"), List.of(new Name("pkg.m", "C")))),
                arguments("tuple[()]", new Subscript(Name.builtin("tuple"), List.of())),
                arguments("tuple[int, ...]", new Subscript(Name.builtin("tuple"), List.of(INT, Constant.ELLIPSIS))),
                arguments(
                        "typing.Callable[[C], None]",
                        new Subscript(
                                callable,
                                List.of(new Expression.ListDisplay(List.of(new Name("pkg.m", "C"))), Constant.NONE))),
                arguments(
                        "typing.Literal['C', 1, None, enums.Kind.LARGE, HTTPStatus.OK, http.HTTPStatus.OK]",
                        new Subscript(
                                new Name("typing", "Literal"),
                                List.of(
                                        new Expression.Text("C"),
                                        new Expression.Number("1"),
                                        Constant.NONE,
                                        new Name("enums", "Kind.LARGE"),
                                        new Name("http", "HTTPStatus.OK"),
                                        new Name("http", "HTTPStatus.OK")))),
                arguments(
                        "typing.Annotated['C', 'C']",
                        new Subscript(
                                new Name("typing", "Annotated"),
                                List.of(new Name("pkg.m", "C"), new Expression.Text("C")))),
                arguments(
                        "Callable[Concatenate[int, ...], int]",
                        new Subscript(
                                new Name("collections.abc", "Callable"),
                                List.of(
                                        new Subscript(
                                                new Name("typing_extensions", "Concatenate"),
                                                List.of(INT, Constant.ELLIPSIS)),
                                        INT))),
                arguments("Generator[int]", new Subscript(new Name("collections.abc", "Generator"), List.of(INT))),
                arguments(
                        "typing.Annotated[int, 'C', Unknown(1), lambda x: x > 0, 2]",
                        new Subscript(
                                new Name("typing", "Annotated"),
                                List.of(INT, new Expression.Text("C"), new Expression.Number("2")))),
                arguments("typing.Annotated[int, Unknown]", INT),
                arguments("types.NoneType", Constant.NONE),
                arguments("lib.Union[int]", new Subscript(new Name("lib", "Union"), List.of(INT))),
                arguments("lib.Annotated[int]", new Subscript(new Name("lib", "Annotated"), List.of(INT))),
                arguments(
                        "ExitStack[None]", new Subscript(new Name("contextlib", "ExitStack"), List.of(Constant.NONE))),
                arguments(
                        "tuple[int, Unpack[tuple[C, ...]]]",
                        new Subscript(
                                Name.builtin("tuple"),
                                List.of(
                                        INT,
                                        new Subscript(
                                                new Name("typing_extensions", "Unpack"),
                                                List.of(new Subscript(
                                                        Name.builtin("tuple"),
                                                        List.of(new Name("pkg.m", "C"), Constant.ELLIPSIS))))))),
                arguments("typing.Union[int]", INT),
                arguments(
                        "Literal[Literal['a'], 1]",
                        new Subscript(
                                new Name("typing", "Literal"),
                                List.of(
                                        new Subscript(new Name("typing", "Literal"), List.of(new Expression.Text("a"))),
                                        new Expression.Number("1")))),
                arguments(
                        "Callable[[int, *tuple[C, ...]], None]",
                        new Subscript(
                                new Name("collections.abc", "Callable"),
                                List.of(
                                        new Expression.ListDisplay(List.of(
                                                INT,
                                                new Expression.Unary(
                                                        "*",
                                                        new Subscript(
                                                                Name.builtin("tuple"),
                                                                List.of(new Name("pkg.m", "C"), Constant.ELLIPSIS))))),
                                        Constant.NONE))),
                arguments(
                        "lib.Generic[..., [int], C]",
                        new Subscript(
                                new Name("lib", "Generic"),
                                List.of(
                                        Constant.ELLIPSIS,
                                        new Expression.ListDisplay(List.of(INT)),
                                        new Name("pkg.m", "C")))),
                arguments("None", Constant.NONE));
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
        assertThat(linked.warnings()).singleElement().asString().contains("in which nothing is known of Options");
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void a_text_is_read_as_the_type_that_it_spells(String text, Expression expected) {
        assertThat(readable(quoted(text))).isEqualTo(expected);
    }

    static Stream<Arguments> unknown() {
        Name incomplete = Name.INCOMPLETE;
        return Stream.of(
                arguments("u32", incomplete, "in which nothing is known of u32"),
                arguments("any", incomplete, "in which nothing is known of any"),
                arguments("m.Hidden", incomplete, "in which nothing is known of m.Hidden"),
                arguments("C.Missing", incomplete, "in which nothing is known of C.Missing"),
                arguments("sub.D.Missing", incomplete, "in which nothing is known of sub.D.Missing"),
                arguments("int.foo", incomplete, "in which nothing is known of int.foo"),
                arguments("Path.foo", incomplete, "in which nothing is known of Path.foo"),
                arguments("P.args", incomplete, "in which nothing is known of P.args"),
                arguments("Vec[u8]", incomplete, "in which nothing is known of Vec, u8"),
                arguments(
                        "list[u32 | None]",
                        new Subscript(Name.builtin("list"), List.of(new Union(List.of(incomplete, Constant.NONE)))),
                        "in which nothing is known of u32"),
                arguments("tuple[*Ts]", incomplete, "in which nothing is known of Ts"),
                arguments("Callable[P, int]", incomplete, "in which nothing is known of P"),
                arguments("Literal[RED]", incomplete, "in which nothing is known of RED"),
                arguments("Literal[f()]", incomplete, "which is no Python type"),
                arguments("Self", incomplete, "which is no Python type"),
                arguments("typing_extensions.Self", incomplete, "which is no Python type"),
                arguments("typing.Final[int]", incomplete, "which is no Python type"),
                arguments("typing.ClassVar", incomplete, "which is no Python type"),
                arguments("Literal[Kind.LARGE]", incomplete, "in which nothing is known of Kind.LARGE"),
                arguments("Unpack[tuple[int, ...]]", incomplete, "which is no Python type"),
                arguments("dataclasses.InitVar[int]", incomplete, "which is no Python type"),
                arguments("MappingView[int]", incomplete, "which is no Python type"),
                arguments("Literal[1.0]", incomplete, "which is no Python type"),
                arguments("Literal[int]", incomplete, "which is no Python type"),
                arguments("Literal[C]", incomplete, "which is no Python type"),
                arguments("Literal[C.RED]", incomplete, "in which nothing is known of C.RED"),
                arguments("Literal[1j]", incomplete, "which is no Python type"),
                arguments("Concatenate[int, ...]", incomplete, "which is no Python type"),
                arguments("typing.Generic", incomplete, "which is no Python type"),
                arguments("typing.overload", incomplete, "which is no Python type"),
                arguments("typing.Required[int]", incomplete, "which is no Python type"),
                arguments("Callable[int, ...]", incomplete, "which is no Python type"),
                arguments("Generator[int, int, int, int]", incomplete, "which is no Python type"),
                arguments("range[int]", incomplete, "which is no Python type"),
                arguments("ValueError[int]", incomplete, "which is no Python type"),
                arguments("memoryview[int, int]", incomplete, "which is no Python type"),
                arguments("SupportsInt[int]", incomplete, "which is no Python type"),
                arguments("datetime.date[int]", incomplete, "which is no Python type"),
                arguments("C[int]", incomplete, "which is no Python type"),
                arguments("pathlib.Path[int]", incomplete, "which is no Python type"),
                arguments("Literal", incomplete, "which is no Python type"),
                arguments("Optional", incomplete, "which is no Python type"),
                arguments("Optional[int, str]", incomplete, "which is no Python type"),
                arguments("Union[()]", incomplete, "which is no Python type"),
                arguments("Annotated[int]", incomplete, "which is no Python type"),
                arguments("Callable[int, str]", incomplete, "which is no Python type"),
                arguments("int[str]", incomplete, "which is no Python type"),
                arguments("list[int, str]", incomplete, "which is no Python type"),
                arguments("dict[str]", incomplete, "which is no Python type"),
                arguments("Iterator[int, int]", incomplete, "which is no Python type"),
                arguments(
                        "Py<PyAny>",
                        incomplete,
                        "which is no Python type: expected an expression at character 10, found the end"),
                arguments(
                        "",
                        incomplete,
                        "which is no Python type: expected an expression at character 1, found the end"),
                arguments("(int, str)", incomplete, "which is no Python type"),
                arguments("[int]", incomplete, "which is no Python type"),
                arguments("int or None", incomplete, "which is no Python type"),
                arguments("1", incomplete, "which is no Python type"),
                arguments("...", incomplete, "which is no Python type"),
                arguments(
                        "list[\"'\\\"int\\\"'\"]",
                        new Subscript(Name.builtin("list"), List.of(incomplete)),
                        "which is no Python type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list[...]",
                "dict[str, ...]",
                "Optional[...]",
                "tuple[...]",
                "tuple[int, ..., str]",
                "Callable[[...], int]",
                "Callable[[int, ...], int]",
                "list[[int]]",
                "list[*tuple[int, ...]]",
                "Iterator[()]",
                "Concatenate[()]",
                "Callable[Concatenate[()], int]",
                "Callable[()]",
                "Annotated[()]",
                "Literal[()]",
                "Union[()]",
                "Unpack[()]"
            })
    void what_has_no_place_between_brackets_is_incomplete(String text) {
        Linked linked = returned(quoted(text));

        assertThat(linked.warnings()).singleElement().asString().contains("which is no Python type");
        assertThat(linked.module().functions().get(0).returns().orElseThrow().toString())
                .contains(Name.INCOMPLETE.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknown")
    void what_a_text_does_not_say_is_incomplete_and_told_once(String text, Expression expected, String reason) {
        Linked linked = returned(quoted(text));

        assertThat(linked.module().functions().get(0).returns()).contains(expected);
        assertThat(linked.warnings())
                .containsExactly("the result of pkg.m.f has the annotation \"" + text + "\", " + reason
                        + ". Incomplete stands for what is unknown. Write a Python type in the Rust code: a class that the"
                        + " extension exports, a builtin, or a name with its module, such as \"decimal.Decimal\".");
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
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("m.C.a has the annotation \"%s…\", in which".formatted("x".repeat(80))))
                .anySatisfy(warning ->
                        assertThat(warning).startsWith("parameter 'p' of m.C.f has the annotation \"u8\", in which"));
    }

    /** What an annotation is read as in which nothing is unknown. */
    private static Expression readable(String expression) {
        Linked linked = returned(expression);
        assertThat(linked.warnings()).isEmpty();
        return linked.module().functions().get(0).returns().orElseThrow();
    }
}
