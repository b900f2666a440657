// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} calls fresh, {@code generate} never destroys: also not beside something that is stale. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ToleratedDifferencesTest {
    private static final int SEEDS = 1_000;
    private static final String MODULE = "geo._n";

    private static final String IMPORTS = """
            import sys
            import base
            from collections.abc import Sequence
            from typing import Any, TypeAlias, TypeVar, overload
            """;

    /**
     * A declaration, with {@code %} for the number in its names.
     *
     * @param generated as the library has it
     * @param byContent other texts of it that are fresh by content
     * @param bySignatures those that are fresh by signatures only
     * @param stale texts that are stale by either; with what becomes of them where that is not the generated text
     */
    private record Kind(
            String generated, List<String> byContent, List<String> bySignatures, Map<String, String> stale) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "a%: int",
                    List.of("a%: 'int'", "# the number\na%: int"),
                    List.of("a%: str", "a%: Sequence[Any]", "a% = 1"),
                    Map.of("", "a%: int", "def a%() -> int: ...", "a%: int")),
            new Kind(
                    "def f%(x: int, /, y: float = 255) -> list[int]:\n    '''Doc.'''",
                    List.of(
                            "def f%(x: 'int', /, y: 'float' = 0xFF) -> 'list[int]':\n    '''\n    Doc.\n    '''",
                            "# first\ndef f%(x: int, /, y: float = 2_55) -> list[\"int\"]:\n    '''Doc.'''"),
                    List.of(
                            "def f%(x: Any, /, y: Sequence[Any] = ...) -> base.Error: ...",
                            "@overload\ndef f%(x: int, /) -> int: ...\n@overload\ndef f%(x: str, /) -> str: ...",
                            "if sys.version_info >= (3, 12):\n    def f%(x: Any, /, y: int = 1): ...\n"
                                    + "else:\n    def f%(x: int): ..."),
                    Map.of(
                            "", "def f%(x: int, /, y: float = 255) -> list[int]:\n    '''Doc.'''",
                            "class f%: ...", "def f%(x: int, /, y: float = 255) -> list[int]:\n    '''Doc.'''",
                            "def f%(x: int, /, z: float) -> list[int]: ...",
                                    "def f%(x: int, /, y: float = 255) -> list[int]:\n    '''Doc.'''")),
            new Kind(
                    "class E%(Exception): ...",
                    List.of("class E%(OSError): ...", "class E%(base.Error, KeyError): ..."),
                    List.of("class E%:\n    '''What went wrong.'''"),
                    Map.of(
                            "", "class E%(Exception): ...",
                            "E%: int", "class E%(Exception): ...",
                            "class E%(base.Error):\n    def more(self) -> None: ...", "class E%(base.Error): ...")),
            new Kind("""
                    class C%:
                        '''Doc.'''
                        def __new__(cls, /, size: int) -> C%: ...
                        @property
                        def p(self, /) -> int: ...
                        @p.setter
                        def p(self, value: int, /) -> None: ...
                        def m(self, /, other: C%, *, strict: bool = False) -> C% | None: ...
                        class Inner:
                            x: int
                    """, List.of("""
                            class C%:
                                '''Doc.'''
                                class Inner:
                                    x: "int"
                                # the method
                                def m(self, /, other: "C%", *, strict: bool = False) -> "C% | None": ...
                                def __new__(cls, /, size: int) -> C%: ...
                                @property
                                def p(self, /) -> int: ...
                                @p.setter
                                def p(self, value: int, /) -> None: ...
                            """), List.of("""
                            class C%(Sequence[int]):
                                _helper: Any
                                p: float
                                def __init__(self, size: float) -> None:
                                    '''Makes one.'''
                                if sys.platform != 'win32':
                                    def m(self, other: Any, *, strict: object = ...) -> Any: ...
                                class Inner:
                                    x: str
                            """), Map.of("""
                            class C%:
                                '''Doc.'''
                                def m(self, /, other: "C%") -> "C% | None": ...
                                def __new__(cls, /, size: 'int') -> C%: ...
                                @property
                                def p(self, /) -> 'int': ...
                                @p.setter
                                def p(self, value: int, /) -> None: ...
                                class Inner:
                                    x: 'int'
                            """, """
                            class C%:
                                '''Doc.'''
                                def m(self, /, other: C%, *, strict: bool = False) -> C% | None: ...
                                def __new__(cls, /, size: 'int') -> C%: ...
                                @property
                                def p(self, /) -> 'int': ...
                                @p.setter
                                def p(self, value: int, /) -> None: ...
                                class Inner:
                                    x: 'int'
                            """, """
                            class C%:
                                '''Doc.'''
                                def __new__(cls, /, size: 'int') -> C%: ...
                                @property
                                def p(self, /) -> int: ...
                                @p.setter
                                def p(self, value: int, /) -> None: ...
                                def m(self, /, other: 'C%', *, strict: bool = False) -> C% | None: ...
                                class Inner:
                                    x: 'int'
                                    y: int
                            """, """
                            class C%:
                                '''Doc.'''
                                def __new__(cls, /, size: 'int') -> C%: ...
                                @property
                                def p(self, /) -> int: ...
                                @p.setter
                                def p(self, value: int, /) -> None: ...
                                def m(self, /, other: 'C%', *, strict: bool = False) -> C% | None: ...
                                class Inner:
                                    x: 'int'
                            """)));

    /** What only the committed stub of a partly described module has. */
    private static final List<String> FURTHER = List.of(
            "class X%(base.Error):\n    def go(self) -> Any: ...",
            "_T% = TypeVar('_T%')\ndef x%(a: _T%) -> _T%: ...",
            "if sys.platform == 'win32':\n    w%: int\nelse:\n    def w%() -> None: ...",
            "from elsewhere import thing% as thing%",
            "A%: TypeAlias = 'Sequence[Any]'",
            "import numpy as np%\ndef n%() -> 'np%.ndarray': ...",
            "__version%__: str");

    private static final List<String> HEADERS = List.of(
            "", "# Copyright\n\n", "#!/usr/bin/env python\n# ruff: noqa\n", "\uFEFF", "\uFEFF# Copyright © one\n");

    @TempDir
    Path directory;

    private Random random;
    private boolean partly;
    private Comparison comparison;
    private final List<String> generated = new ArrayList<>();
    private final List<String> committed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    @Test
    void what_is_fresh_stays_when_something_else_is_stale() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            make(seed);
            String header = one(HEADERS);
            String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
            String above = header.replace("\n", lineEnd);
            Path file = write(
                    directory.resolve("geo/_n.pyi"), above + (mark(MODULE) + text(committed)).replace("\n", lineEnd));
            CommittedStubs stubs = new CommittedStubs(directory, comparison);
            StubTree tree = StubTree.of(List.of(parsed(String.join("\n", generated) + "\n")));
            PartlyDescribed described =
                    partly ? new PartlyDescribed(new TreeSet<>(List.of(MODULE))) : PartlyDescribed.NONE;
            String context = "seed " + seed + " by " + comparison + (partly ? ", partly described" : "") + ":\n"
                    + Files.readString(file);
            assertThat(stubs.compare(AnyTarget.libraries(tree), described).isFresh())
                    .as(context)
                    .isFalse();

            stubs.update(AnyTarget.libraries(tree), described, Unmarked.KEPT).apply();

            String updated = Files.readString(file);
            context += "\nhas become:\n" + updated;
            assertThat(stubs.compare(AnyTarget.libraries(tree), described).isFresh())
                    .as(context)
                    .isTrue();
            assertThat(updated).as(context).startsWith(above + mark(MODULE).replace("\n", lineEnd));
            assertThat(updated.replace(lineEnd, "")).as(context).doesNotContain("\r", "\n");
            assertThat(said(parsed(updated))).as(context).isEqualTo(said(parsed(text(expected))));
            assertThat(stubs.update(AnyTarget.libraries(tree), described, Unmarked.KEPT)
                            .apply()
                            .written())
                    .as(context)
                    .isEmpty();
        }
    }

    /** Makes a generated stub, a committed one that differs from it, and what is to become of that. */
    private void make(int seed) {
        random = new Random(seed);
        partly = random.nextBoolean();
        comparison = random.nextBoolean() ? Comparison.CONTENT : Comparison.SIGNATURES;
        List.of(generated, committed, expected).forEach(List::clear);
        int count = 2 + random.nextInt(4);
        int stale = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            Kind kind = one(KINDS);
            generated.add(numbered(kind.generated(), i));
            if (i == stale) {
                String text = one(kind.stale().keySet().stream().sorted().toList());
                committed.add(numbered(text, i));
                expected.add(numbered(kind.stale().get(text), i));
            } else {
                String text = numbered(one(fresh(kind)), i);
                committed.add(text);
                expected.add(text);
            }
        }
        boolean others = partly;
        if (partly) {
            for (int i = random.nextInt(3); i > 0; i--) {
                String text = numbered(one(FURTHER), 10 + i);
                committed.add(text);
                expected.add(text);
                others &= random.nextBoolean();
            }
            generated.add("from _typeshed import Incomplete\ndef __getattr__(name: str) -> Incomplete: ...");
        }
        if (others) {
            committed.add(generated.get(generated.size() - 1));
            expected.add(generated.get(generated.size() - 1));
        }
        Collections.shuffle(committed, random);
    }

    private List<String> fresh(Kind kind) {
        List<String> texts = new ArrayList<>(kind.byContent());
        texts.add(kind.generated());
        if (comparison == Comparison.SIGNATURES) {
            texts.addAll(kind.bySignatures());
        }
        return texts;
    }

    private static String numbered(String text, int number) {
        return text.replace("%", Integer.toString(number));
    }

    private static String text(List<String> declarations) {
        return IMPORTS + declarations.stream().map(text -> text + "\n").collect(joining());
    }

    private static StubFile parsed(String text) throws StubSyntaxException {
        return StubParser.parse(text, MODULE, false);
    }

    /** What a stub says, in one order; comments and imports for its own use are no part of that. */
    private static List<Statement> said(StubFile file) {
        return said(file.body());
    }

    private static List<Statement> said(List<Statement> body) {
        return body.stream()
                .filter(statement -> !(statement instanceof Comment))
                .filter(statement -> !(statement instanceof Import explicit) || explicit.reexported())
                .map(statement -> statement instanceof ClassDefinition definition
                        ? definition.withBody(said(definition.body()))
                        : statement)
                .sorted(Comparator.comparing(Statement::toString))
                .toList();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
