package io.github.pyo3stubs.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.Linker.Linked;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.Function;
import io.github.pyo3stubs.model.Module;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.PythonVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the corpus of texts cannot show: full module names, and what linking makes of each expression. */
class LinkerTest {

    private static final Name ANY = new Name("typing", "Any");
    private static final Name INT = Name.builtin("int");

    @Test
    void modules_have_their_full_names_though_the_chunks_know_the_short_ones() {
        Module root = link(
                        "geodesy._native",
                        module("1", "_native", "2"),
                        module("2", "shapes", "3"),
                        module("3", "round"))
                .module();

        assertThat(root.name()).isEqualTo("geodesy._native");
        assertThat(root.submodules().get(0).name()).isEqualTo("geodesy._native.shapes");
        assertThat(root.submodules().get(0).submodules().get(0).name()).isEqualTo("geodesy._native.shapes.round");
    }

    @Test
    void no_module_has_the_name() {
        assertThat(new Linker(chunks(module("1", "m", "2"), module("2", "sub")), PythonVersion.OLDEST)
                        .link("geodesy.zzz"))
                .isEmpty();
    }

    @Test
    void roots_are_the_modules_that_are_nobodys_member() {
        assertThat(new Linker(
                                chunks(module("2", "sub"), module("1", "m", "2", "1"), module("3", "other")),
                                PythonVersion.OLDEST)
                        .roots())
                .containsExactly("m", "other");
    }

    @Test
    void a_root_is_preferred_to_a_submodule_of_its_name() {
        Module root = link("m", module("2", "m"), module("1", "m", "2", "3"), function("3", "f", "null"))
                .module();

        assertThat(root.functions()).hasSize(1);
    }

    @Test
    void modules_that_list_each_other_end_at_the_repetition() {
        Linked linked = link("m", module("1", "m", "2"), module("2", "sub", "1", "2", "3"), classDef("3", "C"));

        Module sub = linked.module().submodules().get(0);
        assertThat(sub.submodules()).isEmpty();
        assertThat(sub.classes()).hasSize(1);
        assertThat(sub.incomplete()).isFalse();
        assertThat(linked.warnings()).isEmpty();
    }

    @Test
    void a_class_that_is_its_own_parent_ends_at_the_repetition() {
        Linked linked = link(
                "m",
                module("1", "m", "2"),
                "{\"type\":\"class\",\"id\":\"2\",\"name\":\"A\",\"parent\":\"3\"}",
                "{\"type\":\"class\",\"id\":\"3\",\"name\":\"B\",\"parent\":\"2\"}");

        assertThat(linked.module().classes())
                .singleElement()
                .satisfies(a -> assertThat(a.classes())
                        .singleElement()
                        .satisfies(b -> assertThat(b.classes()).isEmpty()));
    }

    @Test
    void a_member_without_a_chunk_makes_the_module_incomplete() {
        assertThat(link("m", module("1", "m", "2")).module().incomplete()).isTrue();
    }

    @Test
    void what_is_listed_twice_is_there_twice_and_children_by_parent_come_first() {
        Module root = link(
                        "m",
                        module("1", "m", "2", "2"),
                        function("2", "member", "null"),
                        "{\"type\":\"function\",\"name\":\"child\",\"parent\":\"1\",\"arguments\":{}}")
                .module();

        assertThat(root.functions()).extracting(Function::name).containsExactly("child", "member", "member");
    }

    @Test
    void a_module_without_described_members_is_told() {
        String undescribed = "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[],\"incomplete\":true}";

        assertThat(link("pkg.m", undescribed).warnings())
                .singleElement()
                .asString()
                .startsWith("the stub of module pkg.m is empty")
                .endsWith("Write the module as #[pymodule] mod, with its members inside.");
        assertThat(link("m", module("1", "m", "2")).warnings())
                .as("an exported exception has no chunk")
                .isEmpty();
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments("a name is a builtin", name("int"), INT),
                arguments("a builtin's long form", member("builtins", "int"), INT),
                arguments("a library's member", member("datetime", "date"), new Name("datetime", "date")),
                arguments(
                        "an attribute of an attribute",
                        "{\"type\":\"attribute\",\"value\":%s,\"attr\":\"c\"}".formatted(member("a", "b")),
                        new Name("a", "b.c")),
                arguments("a class by its id", id("2"), new Name("pkg.m", "C")),
                arguments("a class within a class", id("4"), new Name("pkg.m", "C.Inner")),
                arguments("a submodule's class", id("5"), new Name("pkg.m.sub", "D")),
                arguments("an id that nothing has", id("my_modMyError"), ANY),
                arguments("an id that no module lists", id("6"), ANY),
                arguments("a class of the root by its name", member("m", "C"), new Name("pkg.m", "C")),
                arguments("a nested class by its name", member("m", "C.Inner"), new Name("pkg.m", "C.Inner")),
                arguments("a class by its full name", member("pkg.m", "C"), new Name("pkg.m", "C")),
                arguments("a submodule by its name", member("m", "sub"), new Name("pkg.m", "sub")),
                arguments("a submodule's class by its name", member("m.sub", "D"), new Name("pkg.m.sub", "D")),
                arguments("16b: no member of this module", member("m", "Missing"), Name.INCOMPLETE),
                arguments("16b: the same by its full name", member("pkg.m", "Missing"), Name.INCOMPLETE),
                arguments("no member of another module", member("m.sub", "Missing"), new Name("m.sub", "Missing")),
                arguments("16c: no module of this tree", member("m.types", "Q"), new Name("m.types", "Q")),
                arguments("21: swapped", member("gaierror", "socket"), new Name("socket", "gaierror")),
                arguments(
                        "21: swapped, dotted",
                        member("URLError", "urllib.error"),
                        new Name("urllib.error", "URLError")),
                arguments("21: not like a class", member("numpy", "random"), new Name("numpy", "random")),
                arguments("21: not a module", member("Foo", "Bar"), new Name("Foo", "Bar")),
                arguments("a union", union(name("int"), id("2")), new Union(List.of(INT, new Name("pkg.m", "C")))),
                arguments(
                        "a union of unions",
                        union(union(name("int"), name("str")), union(name("str"), name("None"))),
                        new Union(List.of(INT, Name.builtin("str"), Constant.NONE))),
                arguments("a union with itself", union(name("int"), name("int")), INT),
                arguments("two unknown types", union(id("98"), id("99")), ANY),
                arguments(
                        "twins with the same text",
                        union(name("int"), member("builtins", "int")),
                        new Union(List.of(INT, INT))),
                arguments(
                        "one argument",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}".formatted(name("list"), name("int")),
                        new Subscript(Name.builtin("list"), List.of(INT))),
                arguments(
                        "no arguments",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":{\"type\":\"tuple\",\"elts\":[]}}"
                                .formatted(name("tuple")),
                        new Subscript(Name.builtin("tuple"), List.of())),
                arguments(
                        "a float",
                        "{\"type\":\"constant\",\"kind\":\"float\",\"value\":\"1\"}",
                        new Expression.Number("1.")),
                arguments("36: no builtin", name("traceback"), new Name("types", "TracebackType")),
                arguments(
                        "36: no builtin, in the long form",
                        member("builtins", "builtin_function_or_method"),
                        new Name("types", "BuiltinFunctionType")),
                arguments(
                        "a quoted part",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}".formatted(name("list"), quoted("C")),
                        new Subscript(Name.builtin("list"), List.of(new Name("pkg.m", "C")))),
                arguments(
                        "a literal type",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}"
                                .formatted(member("typing", "Literal"), quoted("C")),
                        new Subscript(new Name("typing", "Literal"), List.of(new Expression.Text("C")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void an_expression_is_qualified(String what, String json, Expression expected) {
        assertThat(returned(json).module().functions().get(0).returns()).contains(expected);
    }

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
                        "m.ExceptionGroup is left out, and the module incomplete, for Python 3.9 does not have it."
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
    void a_class_that_several_modules_list_is_the_last_ones_and_several_of_one_name_are_nobodys() {
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
                        List.of(new Name("m.b", "Shared"), Name.INCOMPLETE, new Name("m.a", "Twin"))));
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
        Module root = link(
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

    @Test
    void an_id_that_nothing_has_is_no_class_of_a_module_that_is_called_typing() {
        Module root = link(
                        "pkg.typing",
                        module("1", "typing", "2", "3"),
                        classDef("2", "Any"),
                        function("3", "f", id("99")))
                .module();

        assertThat(root.functions().get(0).returns()).contains(ANY);
    }

    @Test
    void a_child_of_a_root_that_is_named_like_a_library_means_the_library() {
        Module root = link(
                        "decimal",
                        module("1", "decimal", "2"),
                        module("2", "sub", "3"),
                        function("3", "f", member("decimal", "Decimal")))
                .module();

        assertThat(root.submodules().get(0).functions().get(0).returns()).contains(new Name("decimal", "Decimal"));
    }

    @Test
    void a_class_in_two_modules_is_its_own_in_each_and_the_last_ones_elsewhere() {
        Module root = link(
                        "r",
                        module("1", "r", "2", "3", "9"),
                        module("2", "a", "4"),
                        module("3", "b", "4"),
                        classDef("4", "C"),
                        method("4", "x", id("4")),
                        function("9", "f", id("4")))
                .module();

        assertThat(root.functions().get(0).returns()).contains(new Name("r.b", "C"));
        for (Module submodule : root.submodules()) {
            Function method = submodule.classes().get(0).methods().get(0);
            Name own = new Name(submodule.name(), "C");
            assertThat(method.returns()).contains(own);
            assertThat(method.decorators()).containsExactly(new Name(submodule.name(), "C.x.setter"));
        }
    }

    @Test
    void a_class_within_a_class_in_two_modules_belongs_to_the_same_module_as_its_outer_one() {
        Module root = link(
                        "r",
                        module("1", "r", "2", "3"),
                        module("2", "a", "4"),
                        module("3", "b", "4"),
                        classDef("4", "Outer"),
                        "{\"type\":\"class\",\"id\":\"5\",\"name\":\"Inner\",\"parent\":\"4\",\"bases\":[%s]}"
                                .formatted(id("4")),
                        method("5", "x", id("5")))
                .module();

        ClassDef inner = root.submodules().get(0).classes().get(0).classes().get(0);
        assertThat(inner.bases()).containsExactly(new Name("r.a", "Outer"));
        assertThat(inner.methods().get(0).returns()).contains(new Name("r.a", "Outer.Inner"));
    }

    /** What an annotation is read as in which nothing is unknown. */
    private static Expression readable(String expression) {
        Linked linked = returned(expression);
        assertThat(linked.warnings()).isEmpty();
        return linked.module().functions().get(0).returns().orElseThrow();
    }

    /** A function {@code f} that returns the expression, in a module with classes of every kind around it. */
    private static Linked returned(String expression) {
        return link(
                "pkg.m",
                module("1", "m", "2", "10", "3", "9"),
                classDef("2", "C"),
                "{\"type\":\"class\",\"id\":\"4\",\"name\":\"Inner\",\"parent\":\"2\"}",
                classDef("10", "bytes"),
                module("3", "sub", "5", "11", "7"),
                classDef("5", "D"),
                classDef("11", "Decimal"),
                module("7", "deep", "8"),
                classDef("8", "E"),
                "{\"type\":\"class\",\"id\":\"12\",\"name\":\"Inner\",\"parent\":\"8\"}",
                classDef("6", "Unlisted"),
                function("9", "f", expression));
    }

    private static Linked link(String fullName, String... json) {
        return new Linker(chunks(json), PythonVersion.OLDEST).link(fullName).orElseThrow();
    }

    private static List<Chunk> chunks(String... json) {
        List<Chunk> chunks = new ArrayList<>();
        for (String chunk : json) {
            try {
                chunks.add(Vectors.chunk(chunk));
            } catch (ChunkFormatException e) {
                throw new IllegalArgumentException(chunk, e);
            }
        }
        return chunks;
    }

    private static String module(String id, String name, String... members) {
        String list = members.length == 0 ? "" : "\"" + String.join("\",\"", members) + "\"";
        return "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[%s]}".formatted(id, name, list);
    }

    private static String classDef(String id, String name) {
        return "{\"type\":\"class\",\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name);
    }

    private static String function(String id, String name, String returns) {
        return "{\"type\":\"function\",\"id\":\"%s\",\"name\":\"%s\",\"arguments\":{},\"returns\":%s}"
                .formatted(id, name, returns);
    }

    private static String method(String parent, String name, String returns) {
        return "{\"type\":\"function\",\"parent\":\"%s\",\"name\":\"%s\",\"arguments\":{},\"decorators\":[\"%s.setter\"],\"returns\":%s}"
                .formatted(parent, name, name, returns);
    }

    private static String name(String id) {
        return "{\"type\":\"name\",\"id\":\"%s\"}".formatted(id);
    }

    private static String quoted(String text) {
        return "{\"type\":\"constant\",\"kind\":\"str\",\"value\":\"%s\"}"
                .formatted(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }

    private static String id(String id) {
        return "{\"type\":\"id\",\"id\":\"%s\"}".formatted(id);
    }

    private static String member(String module, String attr) {
        return "{\"type\":\"attribute\",\"value\":%s,\"attr\":\"%s\"}".formatted(name(module), attr);
    }

    private static String union(String left, String right) {
        return "{\"type\":\"binop\",\"left\":%s,\"op\":\"bitor\",\"right\":%s}".formatted(left, right);
    }
}
