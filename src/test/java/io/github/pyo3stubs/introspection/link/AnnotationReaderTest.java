// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.introspection.link.ChunkJson.chunks;
import static io.github.pyo3stubs.introspection.link.ChunkJson.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.AnnotationReader.Result;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types that annotations spell, and the problems of those that spell none. */
class AnnotationReaderTest {

    private static final Name INT = Name.builtin("int");

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
                                        new Expression.StringConstant("C"),
                                        new Expression.Number("1"),
                                        Constant.NONE,
                                        new Name("enums", "Kind.LARGE"),
                                        new Name("http", "HTTPStatus.OK"),
                                        new Name("http", "HTTPStatus.OK")))),
                arguments(
                        "typing.Annotated['C', 'C']",
                        new Subscript(
                                new Name("typing", "Annotated"),
                                List.of(new Name("pkg.m", "C"), new Expression.StringConstant("C")))),
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
                                List.of(INT, new Expression.StringConstant("C"), new Expression.Number("2")))),
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
                                        new Subscript(
                                                new Name("typing", "Literal"),
                                                List.of(new Expression.StringConstant("a"))),
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void a_text_is_read_as_the_type_that_it_spells(String text, Expression expected) {
        assertThat(read(text)).isEqualTo(new Result(expected, Optional.empty()));
    }

    static Stream<Arguments> unknown() {
        Name incomplete = Name.INCOMPLETE;
        return Stream.of(
                arguments("u32", incomplete, "unknown type u32"),
                arguments("any", incomplete, "unknown type any"),
                arguments("m.Hidden", incomplete, "unknown type m.Hidden"),
                arguments("C.Missing", incomplete, "unknown type C.Missing"),
                arguments("sub.D.Missing", incomplete, "unknown type sub.D.Missing"),
                arguments("int.foo", incomplete, "unknown type int.foo"),
                arguments("Path.foo", incomplete, "unknown type Path.foo"),
                arguments("P.args", incomplete, "unknown type P.args"),
                arguments("Vec[u8]", incomplete, "unknown types Vec, u8"),
                arguments(
                        "list[u32 | None]",
                        new Subscript(Name.builtin("list"), List.of(new Union(List.of(incomplete, Constant.NONE)))),
                        "unknown type u32"),
                arguments("tuple[*Ts]", incomplete, "unknown type Ts"),
                arguments("Callable[P, int]", incomplete, "unknown type P"),
                arguments("Literal[RED]", incomplete, "unknown type RED"),
                arguments("Literal[f()]", incomplete, "not a Python type"),
                arguments("Self", incomplete, "not a Python type"),
                arguments("typing_extensions.Self", incomplete, "not a Python type"),
                arguments("typing.Final[int]", incomplete, "not a Python type"),
                arguments("typing.ClassVar", incomplete, "not a Python type"),
                arguments("Literal[Kind.LARGE]", incomplete, "unknown type Kind.LARGE"),
                arguments("Unpack[tuple[int, ...]]", incomplete, "not a Python type"),
                arguments("dataclasses.InitVar[int]", incomplete, "not a Python type"),
                arguments("MappingView[int]", incomplete, "not a Python type"),
                arguments("Literal[1.0]", incomplete, "not a Python type"),
                arguments("Literal[int]", incomplete, "not a Python type"),
                arguments("Literal[C]", incomplete, "not a Python type"),
                arguments("Literal[C.RED]", incomplete, "unknown type C.RED"),
                arguments("Literal[1j]", incomplete, "not a Python type"),
                arguments("Concatenate[int, ...]", incomplete, "not a Python type"),
                arguments("typing.Generic", incomplete, "not a Python type"),
                arguments("typing.overload", incomplete, "not a Python type"),
                arguments("typing.Required[int]", incomplete, "not a Python type"),
                arguments("Callable[int, ...]", incomplete, "not a Python type"),
                arguments("Generator[int, int, int, int]", incomplete, "not a Python type"),
                arguments("range[int]", incomplete, "not a Python type"),
                arguments("ValueError[int]", incomplete, "not a Python type"),
                arguments("memoryview[int, int]", incomplete, "not a Python type"),
                arguments("SupportsInt[int]", incomplete, "not a Python type"),
                arguments("datetime.date[int]", incomplete, "not a Python type"),
                arguments("C[int]", incomplete, "not a Python type"),
                arguments("pathlib.Path[int]", incomplete, "not a Python type"),
                arguments("Literal", incomplete, "not a Python type"),
                arguments("Optional", incomplete, "not a Python type"),
                arguments("Optional[int, str]", incomplete, "not a Python type"),
                arguments("Union[()]", incomplete, "not a Python type"),
                arguments("Annotated[int]", incomplete, "not a Python type"),
                arguments("Callable[int, str]", incomplete, "not a Python type"),
                arguments("int[str]", incomplete, "not a Python type"),
                arguments("list[int, str]", incomplete, "not a Python type"),
                arguments("dict[str]", incomplete, "not a Python type"),
                arguments("Iterator[int, int]", incomplete, "not a Python type"),
                arguments(
                        "Py<PyAny>",
                        incomplete,
                        "not a Python type (expected an expression at character 10, found the end)"),
                arguments("", incomplete, "not a Python type (expected an expression at character 1, found the end)"),
                arguments("(int, str)", incomplete, "not a Python type"),
                arguments("[int]", incomplete, "not a Python type"),
                arguments("int or None", incomplete, "not a Python type"),
                arguments("1", incomplete, "not a Python type"),
                arguments("...", incomplete, "not a Python type"),
                arguments(
                        "list[\"'\\\"int\\\"'\"]",
                        new Subscript(Name.builtin("list"), List.of(incomplete)),
                        "not a Python type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknown")
    void what_a_text_does_not_say_is_incomplete_and_told_once(String text, Expression expected, String reason) {
        Result result = read(text);

        assertThat(result.type()).isEqualTo(expected);
        assertThat(result.problem().orElseThrow().message())
                .hasToString("\"" + text + "\": " + reason
                        + "; written as Incomplete. Write a Python type in the Rust code: a"
                        + " class that the extension exports, a builtin, or a name with its module, such as"
                        + " \"decimal.Decimal\".");
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
        Result result = read(text);

        assertThat(result.problem().orElseThrow().notAType()).contains("not a Python type");
        assertThat(result.type().toString()).contains(Name.INCOMPLETE.toString());
    }

    static Stream<Arguments> places() {
        return Stream.of(
                arguments("Self", AnnotationReader.OF_CLASSES, new Name("typing_extensions", "Self")),
                arguments("typing.ClassVar", AnnotationReader.OF_ATTRIBUTES, new Name("typing", "ClassVar")),
                arguments(
                        "typing.Final[int]",
                        AnnotationReader.OF_ATTRIBUTES,
                        new Subscript(new Name("typing", "Final"), List.of(INT))),
                arguments(
                        "Unpack[tuple[int, ...]]",
                        AnnotationReader.OF_VARIADICS,
                        new Subscript(
                                new Name("typing_extensions", "Unpack"),
                                List.of(new Subscript(Name.builtin("tuple"), List.of(INT, Constant.ELLIPSIS))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void some_names_are_types_where_they_are_allowed(String text, Set<String> allowed, Expression expected) {
        Result elsewhere = read(text);
        Result allowedHere = reader().read(new Expression.StringConstant(text), allowed);

        assertThat(elsewhere.type()).isEqualTo(Name.INCOMPLETE);
        assertThat(allowedHere).isEqualTo(new Result(expected, Optional.empty()));
    }

    @Test
    void a_result_says_all_that_became_incomplete() {
        Expression hint = new Subscript(
                Name.builtin("dict"),
                List.of(
                        new Expression.StringConstant("u8 | ExceptionGroup"),
                        new Expression.StringConstant("list[Literal]")));

        assertThat(reader().read(hint, Set.of()).problem())
                .contains(new AnnotationProblem(
                        "u8 | ExceptionGroup",
                        Optional.of("not a Python type"),
                        List.of("u8"),
                        List.of("ExceptionGroup"),
                        PythonVersion.OLDEST));
    }

    @Test
    void one_annotation_leaves_nothing_behind_for_the_next() {
        AnnotationReader reader = reader();
        Result first = reader.read(new Expression.StringConstant("u8"), Set.of());

        assertThat(reader.read(INT, Set.of())).isEqualTo(new Result(INT, Optional.empty()));
        assertThat(reader.read(new Expression.StringConstant("u8"), Set.of())).isEqualTo(first);
    }

    private static Result read(String text) {
        return reader().read(new Expression.StringConstant(text), Set.of());
    }

    private static AnnotationReader reader() {
        List<Chunk> chunks = ChunkJson.around(ChunkJson.function("9", "f", ChunkJson.name("int")));
        ModuleTree tree = new ModuleTree(chunks, (Chunk.Module) chunks.get(0), "pkg.m", warning -> {});
        return new AnnotationReader(new HintNames(tree, "pkg.m"), PythonVersion.OLDEST);
    }
}
