// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which types are known to fit others, and not the other way round. */
class TypeFitTest {

    /** An extension whose classes have bases: {@code Sub} another of its classes, the others classes of Python. */
    private static final ModuleDef MODULE = new ModuleDef(
            "m",
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            List.of(
                    classDef("Base", List.of()),
                    classDef("Sub", List.of(new Name("m", "Base"))),
                    classDef("Table", List.of(Name.builtin("dict"))),
                    classDef("Meta", List.of(Name.builtin("type"))),
                    classDef("File", List.of(new Name("os", "PathLike")))),
            List.of(),
            List.of());

    @ParameterizedTest(name = "{0} fits {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "int; object",
                "bool; float",
                "bool; SupportsIndex",
                "None; Optional[int]",
                "int; int | str",
                "Sub; Base",
                "KeyError; Exception",
                "datetime; date",
                "Path; str | PathLike[str]",
                "bytes; SupportsGetItem[int, SupportsIndex]",
                "Sequence[str]; SupportsGetItem[int, str]",
                "dict[str, int]; SupportsGetItem[str, float]",
                "SupportsGetItem[int, SupportsIndex]; SupportsGetItem[int, SupportsIndex | str]",
                "SupportsLenAndGetItem[str]; SupportsGetItem[int, str]",
                "list[int]; Sequence[int]",
                "list[int]; SupportsGetItem[int, SupportsIndex]",
                "tuple[int, bool]; Sequence[int]",
                "tuple[bool, ...]; Sequence[int]",
                "tuple[int, float]; tuple[float, ...]",
                "Generator[int, None, None]; Iterable[int]",
                "Coroutine[Any, Any, int]; Awaitable[int]",
                "dict[str, int]; Mapping[str, float]",
                "dict[str, int]; Iterable[str]",
                "str; Sequence[str]",
                "deque[bool]; Sequence[int]",
                "OrderedDict[str, bool]; Mapping[str, int]",
                "Counter[str]; dict[str, int]",
                "StringIO; TextIO",
                "BytesIO; IO[bytes]",
                "HTTPStatus; int",
                "range; Sequence[int]",
                "SupportsGetItem[float, bool]; SupportsGetItem[int, int]",
                "Generator[bool, object, bool]; Generator[int, str, int]",
                "list[int]; list",
                "list[int]; list[Any]",
                "dict[str, int]; Mapping[Any, object]",
                "Literal['b']; Literal['a', 'b']",
                "Literal['a', 'b']; str",
            })
    void a_type_fits_a_wider_one(String type, String target) throws StubSyntaxException {
        assertThat(fits(type, target)).isTrue();
        assertThat(isIncluded(type, target)).isTrue();
        assertThat(isIncluded(target, type)).isFalse();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            value = {"List[int]; list[int]", "list[int | None]; list[Optional[int]]", "int | str; str | int"})
    void one_type_has_several_names(String type, String target) throws StubSyntaxException {
        assertThat(fits(type, target)).isTrue();
        assertThat(fits(target, type)).isTrue();
    }

    /** Type checkers take {@code Any} for the arguments of such a base. */
    @ParameterizedTest(name = "{0} fits {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "File; PathLike[str]",
                "File; PathLike[bytes]",
                "Table; dict[str, int]",
                "Table; Iterable[str]",
            })
    void a_class_whose_base_has_no_arguments_fits_all_arguments(String type, String target) throws StubSyntaxException {
        assertThat(fits(type, target)).isTrue();
        assertThat(isIncluded(type, target)).isTrue();
    }

    @ParameterizedTest(name = "{0} does not fit {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "int; str",
                "int; Base",
                "tuple[int, str]; Sequence[int]",
                "list[int]; list[object]",
                "dict[int, str]; Mapping[float, str]",
                "deque[int]; list[int]",
                "deque[int]; deque[float]",
                "OrderedDict[str, int]; OrderedDict[str, str]",
                "IO[bytes]; IO[str]",
                "memoryview; Sequence[str]",
            })
    void a_type_does_not_fit_another_one(String type, String target) throws StubSyntaxException {
        assertThat(fits(type, target)).isFalse();
        assertThat(fits(target, type)).isFalse();
    }

    /** Type checkers accept these, but not each value of the first type is known to be of the second. */
    @ParameterizedTest(name = "{0} fits {1}, and does not include its values")
    @CsvSource(
            delimiter = ';',
            value = {
                "dict; dict[str, int]",
                "deque; Sequence[int]",
                "list[Any]; Sequence[int]",
                "list[Any]; list[int]",
                "tuple; tuple[int, str]",
                "tuple[Any, ...]; tuple[int, str]",
                "type; type[int]",
            })
    void a_type_with_any_fits_without_being_included(String type, String target) throws StubSyntaxException {
        assertThat(fits(type, target)).isTrue();
        assertThat(isIncluded(type, target)).isFalse();
    }

    @ParameterizedTest(name = "{0} may not fit {1}")
    @CsvSource(
            delimiter = ';',
            value = {"Generator; Generator[int, str, bytes]", "Base; Base[int]", "Table; Table[int]", "Meta; type[int]"
            })
    void defaults_and_arguments_of_unknown_meaning_are_not_any(String type, String target) throws StubSyntaxException {
        assertThat(fits(type, target)).isFalse();
        assertThat(isIncluded(type, target)).isFalse();
    }

    private static boolean fits(String type, String target) throws StubSyntaxException {
        return TypeFit.certain(new Supertypes(MODULE), Map.of()).fits(parsed(type), parsed(target));
    }

    private static boolean isIncluded(String type, String target) throws StubSyntaxException {
        return TypeFit.inclusion(new Supertypes(MODULE)).fits(parsed(type), parsed(target));
    }

    private static Optional<Expression> parsed(String type) throws StubSyntaxException {
        String imports = """
                from _typeshed import SupportsGetItem, SupportsLenAndGetItem
                from collections import Counter, OrderedDict, deque
                from collections.abc import Awaitable, Coroutine, Generator, Iterable, Mapping, Sequence
                from datetime import date, datetime
                from http import HTTPStatus
                from io import BytesIO, StringIO
                from os import PathLike
                from pathlib import Path
                from typing import IO, Any, List, Literal, Optional, SupportsIndex, TextIO
                class Base: ...
                class File: ...
                class Meta: ...
                class Sub: ...
                class Table: ...
                """;
        StubFile file = StubParser.parse(imports + "x: " + type + "\n", "m", false);
        return file.body().stream()
                .filter(Assignment.class::isInstance)
                .map(Assignment.class::cast)
                .findFirst()
                .orElseThrow()
                .annotation();
    }

    private static ClassDef classDef(String name, List<Expression> bases) {
        return new ClassDef(name, Optional.empty(), bases, List.of(), List.of(), List.of(), List.of());
    }
}
