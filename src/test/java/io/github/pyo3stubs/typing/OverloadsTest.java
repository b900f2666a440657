// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverloadsTest {

    /** Of the CPU for this thread alone, whatever else the machine does; many times what is needed. */
    private static final Duration SOON = Duration.ofSeconds(60);

    /** An extension with a class {@code Sub} below {@code Base}. */
    private static final ModuleDef MODULE = new ModuleDef(
            "m",
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            List.of(classDef("Base", List.of()), classDef("Sub", List.of(new Name("m", "Base")))),
            List.of(),
            List.of());

    static Stream<Arguments> definitions() {
        return Stream.of(
                row("different types", "def f(a: int) -> int\ndef f(a: str) -> str", """
                        def f(a: int | str) -> int | str: ..."""),
                row("a type that includes the other", "def f(a: bool) -> int\ndef f(a: float) -> str", """
                        def f(a: float) -> int | str: ..."""),
                row("a base class", "def f(a: Sub)\ndef f(a: Base)", "def f(a: Base): ..."),
                row("one for all", "def f(a: int) -> int\ndef f(a) -> str", "def f(a) -> int | str: ..."),
                row("a type of which nothing is known", "def f(a: Any)\ndef f(a: int)", "def f(a: Any): ..."),
                row("one type by two names", "def f(a: List[int])\ndef f(a: list[int])", "def f(a: List[int]): ..."),
                row("a bare class", "def f(a: list)\ndef f(a: list[int])", "def f(a: list): ..."),
                row("a bare class below another", "def f(a: list)\ndef f(a: Sequence[int])", """
                        def f(a: Sequence[int] | list): ..."""),
                row("any items", "def f(a: list[Any])\ndef f(a: Sequence[int])", """
                        def f(a: Sequence[int] | list[Any]): ..."""),
                row("any items beside others", "def f(a: list[int])\ndef f(a: list[Any])", "def f(a: list[Any]): ..."),
                row("types that differ in several parameters", "def f(a: int, b: float)\ndef f(a: float, b: int)", """
                        def f(a: float, b: float): ..."""),
                row("a shorter one before", "def f(a)\ndef f(a, b=1)", "def f(a, b=1): ..."),
                row("a shorter one behind", "def f(a, b=1)\ndef f(a)", "def f(a, b=1): ..."),
                row("other defaults", "def f(a=1)\ndef f(a=2)", "def f(a=...): ..."),
                row("a default beside none", "def f(a)\ndef f(a=2)", "def f(a=...): ..."),
                row("other numbers of parameters", "def f(a: int) -> int\ndef f(a: str, b: str) -> str", """
                        @overload
                        def f(a: int) -> int | str: ...
                        @overload
                        def f(a: str, b: str) -> int | str: ..."""),
                row("other parameters by keyword", "def f(a, *, b)\ndef f(a, *, c)", """
                        @overload
                        def f(a, *, b): ...
                        @overload
                        def f(a, *, c): ..."""),
                row(
                        "parameters by keyword of other types",
                        "def f(a: int, *, b: bytes)\ndef f(a: bool, *, b: str)",
                        """
                        def f(a: int, *, b: bytes | str): ..."""),
                row(
                        "a keyword for a parameter with a position",
                        "def f(a, b: int = 1)\ndef f(c, /, *, b: str = 1)",
                        """
                        def f(a, b: int | str = 1): ..."""),
                row("a keyword for a parameter behind another", "def f(a, b)\ndef f(c=1, /, *, b)", """
                        @overload
                        def f(a, b): ...
                        @overload
                        def f(c=1, /, *, b): ..."""),
                row("other names", "def f(a, b)\ndef f(x, y)", """
                        @overload
                        def f(a, b): ...
                        @overload
                        def f(x, *, y): ..."""),
                row("other names before the same", "def f(a, b)\ndef f(x, b)", """
                        @overload
                        def f(a, b): ...
                        @overload
                        def f(*, x, b): ..."""),
                row("a name at another position", "def f(a, b=1)\ndef f(x, a=1)", """
                        @overload
                        def f(a, b=1): ...
                        @overload
                        def f(x, *, a=1): ..."""),
                row("other names of wider types", "def f(a: int)\ndef f(b: float)", """
                        @overload
                        def f(b: float): ...
                        @overload
                        def f(*, a: int): ..."""),
                row("names that nobody can give", "def f(a, /)\ndef f(b, /)", "def f(a, /): ..."),
                row("the same rest", "def f(a, *args: int, **kwargs: int)\ndef f(a, *args: str, **kwargs: bytes)", """
                        def f(a, *args: int | str, **kwargs: bytes | int): ..."""),
                row("a rest for nothing", "def f(a: int, *args: int)\ndef f(a: str)", """
                        def f(a: int | str, *args: int): ..."""),
                row("positions that only *args have", "def f(a: int = 1, *args: str)\ndef f(*args: str) -> int", """
                        def f(*args: Incomplete, **kwargs: Incomplete): ..."""),
                row("a name for one of *args", "def f(*args) -> int\ndef f(a) -> str", """
                        def f(*args: Incomplete, **kwargs: Incomplete) -> int | str: ..."""),
                row("keywords that only **kwargs have", "def f(*, a: int = 1, **kw: str)\ndef f(**kw: str)", """
                        def f(*args: Incomplete, **kwargs: Incomplete): ..."""),
                row("a name that **kwargs take", "def f(a: str, /, **kw: int)\ndef f(a: int, **kw: int)", """
                        def f(*args: Incomplete, **kwargs: Incomplete): ..."""),
                row(
                        "what another has broadened",
                        "def f(a: int, *b: int)\ndef f(a: str)\ndef f(a: object, *b: object)",
                        """
                        def f(a: object, *b: object): ..."""),
                row("async beside plain", "def f() -> int\nasync def f() -> str", """
                        def f() -> Coroutine[Any, Any, str] | int: ..."""),
                row("async", "async def f(a: int) -> int\nasync def f(a: str) -> str", """
                        async def f(a: int | str) -> int | str: ..."""),
                row("types that say less than others", "def f() -> None\ndef f() -> bool\ndef f() -> int", """
                        def f() -> bool | int | None: ..."""),
                row("a type that says all", "def f() -> str | int\ndef f() -> int", "def f() -> str | int: ..."),
                row(
                        "one union in two orders",
                        "def f() -> str | int\ndef f() -> int | str",
                        "def f() -> int | str: ..."),
                row("no type beside one", "def f() -> int\ndef f()", "def f(): ..."));
    }

    private static Arguments row(String what, String definitions, String overloads) {
        return arguments(what, definitions, overloads);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void of_definitions_with(String what, String definitions, String overloads) throws StubSyntaxException {
        String text = definitions.lines().map(line -> line + ": ...\n").collect(joining());
        List<Function> parsed = new ArrayList<>(parsed(text));

        assertThat(printed(overloads(parsed))).isEqualTo(overloads);
        Collections.reverse(parsed);
        assertThat(printed(overloads(parsed))).isEqualTo(overloads);
        Collections.swap(parsed, 0, 1);
        assertThat(printed(overloads(parsed))).isEqualTo(overloads);
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                row("the object for positions only", "def f(self)\ndef f(self, a=1, /)", "def f(self, a=1, /): ..."),
                row("the class for positions only", "@classmethod\ndef f(cls)\n@classmethod\ndef f(cls, a=1, /)", """
                        @classmethod
                        def f(cls, a=1, /): ..."""),
                row("keywords behind the object", "def f(self, a: int)\ndef f(self, b: object, /)", """
                        @overload
                        def f(self, b: object, /): ...
                        @overload
                        def f(self, *, a: int): ..."""),
                row("no object", "@staticmethod\ndef f(a: int)\n@staticmethod\ndef f(b: object, /)", """
                        @overload
                        @staticmethod
                        def f(b: object, /): ...
                        @overload
                        @staticmethod
                        def f(*, a: int): ..."""),
                row("any arguments behind the object", "def f(self, a)\ndef f(self, *args)", """
                        def f(self, /, *args: Incomplete, **kwargs: Incomplete): ..."""),
                row("any arguments without an object", "@staticmethod\ndef f(a)\n@staticmethod\ndef f(*args)", """
                        @staticmethod
                        def f(*args: Incomplete, **kwargs: Incomplete): ..."""),
                row("no parameter by position", "def f(*, a)\ndef f(*a)", """
                        def f(*args: Incomplete, **kwargs: Incomplete): ..."""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void of_methods_with(String what, String definitions, String overloads) throws StubSyntaxException {
        String text = definitions
                .lines()
                .map(line -> line.startsWith("@") ? line + "\n" : line + ": ...\n")
                .collect(joining());
        Overloads methods = Overloads.ofMethods(new Supertypes(MODULE));

        assertThat(printed(methods.of(sorted(parsed(text))))).isEqualTo(overloads);
    }

    private static List<Function> overloads(List<Function> definitions) {
        return Overloads.ofFunctions(new Supertypes(MODULE)).of(sorted(definitions));
    }

    private static List<Function> sorted(List<Function> definitions) {
        return TextOrder.sorted(definitions, TextOrder::of);
    }

    private static ClassDef classDef(String name, List<Expression> bases) {
        return new ClassDef(name, Optional.empty(), bases, List.of(), List.of(), List.of(), List.of());
    }

    private static List<Function> parsed(String text) throws StubSyntaxException {
        String imports = """
                from _typeshed import SupportsGetItem, SupportsLenAndGetItem
                from collections.abc import Awaitable, Coroutine, Generator, Iterable, Mapping, Sequence
                from datetime import date, datetime
                from os import PathLike
                from pathlib import Path
                from typing import Any, List, Literal, Optional, Self, SupportsIndex, overload
                class Base: ...
                class Sub: ...
                class C: ...
                """;
        return StubParser.parse(imports + text, "m", false).body().stream()
                .filter(Function.class::isInstance)
                .map(Function.class::cast)
                .toList();
    }

    private static String printed(List<Function> functions) {
        Stream<Statement> classes = Stream.of("Base", "Sub", "C")
                .map(name -> new ClassDefinition(name, List.of(), List.of(), Optional.empty(), List.of()));
        StubFile file = new StubFile(
                "m",
                false,
                Optional.empty(),
                Stream.concat(classes, functions.stream()).toList());
        return StubPrinter.print(file, StubTree.of(List.of(file)))
                .lines()
                .filter(line -> line.contains("def ") || line.startsWith("@"))
                .collect(joining("\n"));
    }

    /** A call with values of these classes. */
    private record Call(List<String> positional, Map<String, String> keywords) {}

    /**
     * The overloads take all calls that the definitions take. What the first overload for a call returns has room for
     * what any definition that takes the call returns. No overload takes all that another behind it takes. Only
     * definitions with {@code *args} or {@code **kwargs} give such a stub.
     */
    @Test
    void overloads_take_what_the_definitions_take() {
        List<Call> calls = calls();
        Random random = new Random(3977);
        for (int run = 0; run < 1000; run++) {
            List<Function> definitions = IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(i -> definition(i, random))
                    .toList();
            List<Function> overloads = overloads(definitions);
            List<Function> shuffled = new ArrayList<>(definitions);
            Collections.shuffle(shuffled, random);
            assertThat(overloads(shuffled)).isEqualTo(overloads);
            List<BitSet> expected = taken(definitions, calls);
            List<BitSet> taken = taken(overloads, calls);
            Supplier<String> what = () -> printed(definitions) + "\nbecomes\n" + printed(overloads);

            BitSet before = new BitSet();
            for (int i = 0; i < overloads.size(); i++) {
                BitSet first = (BitSet) taken.get(i).clone();
                first.andNot(before);
                before.or(first);
                for (int j = 0; j < definitions.size(); j++) {
                    assertThat(results(overloads.get(i)).containsAll(results(definitions.get(j)))
                                    || !first.intersects(expected.get(j)))
                            .as(what)
                            .isTrue();
                }
                // *args and **kwargs take more arguments than these calls have
                for (BitSet earlier : taken.subList(0, isVariadic(overloads.get(i)) ? 0 : i)) {
                    BitSet own = (BitSet) taken.get(i).clone();
                    own.andNot(earlier);
                    assertThat(own.isEmpty()).as(what).isFalse();
                }
            }
            BitSet missing = new BitSet();
            expected.forEach(missing::or);
            missing.andNot(before);
            assertThat(missing.isEmpty()).as(what).isTrue();
            assertThat(definitions.stream().anyMatch(OverloadsTest::isVariadic)
                            || overloads.stream().noneMatch(OverloadsTest::isVariadic))
                    .as(what)
                    .isTrue();
        }
    }

    private static List<BitSet> taken(List<Function> functions, List<Call> calls) {
        return functions.stream().map(function -> taken(function, calls)).toList();
    }

    private static BitSet taken(Function function, List<Call> calls) {
        BitSet taken = new BitSet();
        IntStream.range(0, calls.size())
                .filter(i -> takes(function, calls.get(i)))
                .forEach(taken::set);
        return taken;
    }

    private static List<Call> calls() {
        List<List<String>> positional = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < positional.size(); i++) {
            List<String> shorter = positional.get(i);
            Stream.of("int", "str", "bytes")
                    .limit(shorter.size() < 3 ? 3 : 0)
                    .forEach(type -> positional.add(
                            Stream.concat(shorter.stream(), Stream.of(type)).toList()));
        }
        List<Map<String, String>> keywords = new ArrayList<>(List.of(Map.of()));
        for (String name : List.of("a", "b", "c")) {
            for (Map<String, String> without : List.copyOf(keywords)) {
                for (String type : List.of("int", "str", "bytes")) {
                    Map<String, String> with = new HashMap<>(without);
                    with.put(name, type);
                    keywords.add(with);
                }
            }
        }
        return positional.stream()
                .flatMap(values -> keywords.stream().map(names -> new Call(values, names)))
                .toList();
    }

    private static Function definition(int number, Random random) {
        List<String> names = new ArrayList<>(List.of("a", "b", "c"));
        Collections.shuffle(names, random);
        List<Parameter> parameters = new ArrayList<>(names.stream()
                .limit(random.nextInt(4))
                .map(name -> new Parameter(
                        name,
                        Kind.values()[List.of(0, 1, 1, 3).get(random.nextInt(4))],
                        type(random),
                        random.nextBoolean() ? Optional.empty() : Optional.of(new Expression.Number("1"))))
                .toList());
        if (random.nextInt(5) == 0) {
            parameters.add(new Parameter("args", Kind.VAR_POSITIONAL, type(random), Optional.empty()));
        }
        if (random.nextInt(5) == 0) {
            parameters.add(new Parameter("kwargs", Kind.VAR_KEYWORD, type(random), Optional.empty()));
        }
        parameters.sort(Comparator.comparing(Parameter::kind)
                .thenComparing(parameter -> parameter.kind() != Kind.KEYWORD_ONLY
                        && parameter.defaultValue().isPresent()));
        // behind a parameter with a default all have one, as Python wants it
        List<Parameter> valid = new ArrayList<>();
        boolean optional = false;
        for (Parameter parameter : parameters) {
            boolean positional = parameter.kind().compareTo(Kind.VAR_POSITIONAL) < 0;
            optional |= positional && parameter.defaultValue().isPresent();
            valid.add(
                    positional && optional
                            ? new Parameter(
                                    parameter.name(),
                                    parameter.kind(),
                                    parameter.annotation(),
                                    Optional.of(new Expression.Number("1")))
                            : parameter);
        }
        return new Function("f", List.of(), false, valid, Optional.of(Name.builtin("R" + number)), Optional.empty());
    }

    private static Optional<Expression> type(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Union(List.of(Name.builtin("int"), Name.builtin("str"))));
            case 2 -> Optional.of(Name.builtin("int"));
            case 3 -> Optional.of(Name.builtin("bytes"));
            default -> Optional.of(Name.builtin("str"));
        };
    }

    private static List<Expression> results(Function function) {
        Expression type = function.returns().orElseThrow();
        return type instanceof Union union ? union.members() : List.of(type);
    }

    /** Python's rules for the arguments of a call (The Python Language Reference, section 6.3.4). */
    private static boolean takes(Function function, Call call) {
        List<Parameter> positional = function.parameters().stream()
                .filter(parameter -> parameter.kind().compareTo(Kind.VAR_POSITIONAL) < 0)
                .toList();
        Optional<Parameter> rest = only(function, Kind.VAR_POSITIONAL);
        Optional<Parameter> others = only(function, Kind.VAR_KEYWORD);
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < call.positional().size(); i++) {
            Optional<Parameter> taker = i < positional.size() ? Optional.of(positional.get(i)) : rest;
            if (taker.isEmpty() || !takes(taker.get(), call.positional().get(i))) {
                return false;
            }
            given.put(taker.get().name(), "");
        }
        for (Map.Entry<String, String> keyword : call.keywords().entrySet()) {
            Optional<Parameter> taker = function.parameters().stream()
                    .filter(parameter ->
                            parameter.kind() == Kind.POSITIONAL_OR_KEYWORD || parameter.kind() == Kind.KEYWORD_ONLY)
                    .filter(parameter -> parameter.name().equals(keyword.getKey()))
                    .findFirst()
                    .or(() -> others);
            if (taker.isEmpty()
                    || !takes(taker.get(), keyword.getValue())
                    || taker.get().kind() != Kind.VAR_KEYWORD
                            && given.put(taker.get().name(), "") != null) {
                return false;
            }
        }
        return function.parameters().stream()
                .filter(parameter -> parameter.kind() != Kind.VAR_POSITIONAL && parameter.kind() != Kind.VAR_KEYWORD)
                .allMatch(parameter -> parameter.defaultValue().isPresent() || given.containsKey(parameter.name()));
    }

    private static Optional<Parameter> only(Function function, Kind kind) {
        return function.parameters().stream()
                .filter(parameter -> parameter.kind() == kind)
                .findFirst();
    }

    private static boolean isVariadic(Function function) {
        return only(function, Kind.VAR_POSITIONAL).isPresent()
                || only(function, Kind.VAR_KEYWORD).isPresent();
    }

    private static boolean takes(Parameter parameter, String type) {
        return parameter.annotation().isEmpty()
                || parameter.annotation().get().equals(Name.INCOMPLETE)
                || (parameter.annotation().get() instanceof Union union
                                ? union.members()
                                : List.of(parameter.annotation().get()))
                        .contains(Name.builtin(type));
    }

    @Test
    void hostile_definitions_end_soon() {
        List<Function> manyParameters = IntStream.range(0, 100)
                .mapToObj(i -> new Function(
                        "f",
                        List.of(),
                        false,
                        IntStream.range(0, 1000)
                                .mapToObj(j -> new Parameter(
                                        "p" + (i + j), Kind.KEYWORD_ONLY, Optional.empty(), Optional.empty()))
                                .toList(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        List<Function> largeUnions = IntStream.range(0, 50)
                .mapToObj(i -> new Function(
                        "f",
                        List.of(),
                        false,
                        List.of(new Parameter(
                                "a", Kind.POSITIONAL_ONLY, Optional.of(union(i, 5_000)), Optional.empty())),
                        Optional.of(union(i, 5_000)),
                        Optional.empty()))
                .toList();

        assertWithin(SOON, () -> assertThat(overloads(manyParameters)).hasSize(100));
        assertWithin(SOON, () -> assertThat(overloads(largeUnions)).hasSize(1));
    }

    private static Expression union(int from, int size) {
        return new Union(IntStream.range(from, from + size)
                .<Expression>mapToObj(i -> new Name("m", "C" + i))
                .toList());
    }
}
