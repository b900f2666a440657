// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.compare.drift.Change.OfDeclarations;
import io.github.pyo3stubs.compare.drift.Change.OfParameters;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Differences are values: what was before and what is after, as parts of the trees. Words are made of them later. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangeTest {

    private static final Name INT = Name.builtin("int");
    private static final Name STR = Name.builtin("str");
    private static final String CONDITION = "import sys\nif sys.platform == 'win32':\n    a: int\nelse:\n    b: ";

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource
    void each_difference_is_a_value(String before, String after, List<Change> changes) throws StubSyntaxException {
        assertThat(changes(before, after)).containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> each_difference_is_a_value() {
        Subject f = subject("f", DeclarationKind.FUNCTION);
        Subject c = subject("C", DeclarationKind.CLASS);
        Subject a = subject("a", DeclarationKind.ATTRIBUTE);
        Parameter x = parameter("x", Optional.empty(), Optional.empty());
        Parameter y = parameter("y", Optional.empty(), Optional.empty());
        return Stream.of(
                // declarations
                row("", "def f(x): ...", new Change.Added(f, function(x))),
                row("def f(x): ...", "", new Change.Removed(f, function(x))),
                row(
                        "def f(): ...",
                        "class f: ...",
                        new Change.KindChanged(subject("f", DeclarationKind.CLASS), function(), classDefinition("f"))),
                row(
                        "from a import f as f",
                        "from b import f as f",
                        new Change.ImportChanged(
                                subject("f", DeclarationKind.IMPORT),
                                new Import(new Name("a", "f"), true),
                                new Import(new Name("b", "f"), true))),
                row("def f(): ...\ndef f(): ...", "def f(): ...", new Change.Redefined(f, 2)),
                row(
                        "@overload\ndef f(x): ...\n@overload\ndef f(y): ...",
                        "@overload\ndef f(y): ...\n@overload\ndef f(x): ...",
                        new Change.Reordered(
                                subject("f", DeclarationKind.OVERLOAD),
                                List.of(overload(x), overload(y)),
                                List.of(overload(y), overload(x)))),
                row(
                        "@overload\ndef f(x): ...\n@overload\ndef f(y): ...",
                        "@overload\ndef f(x): ...\n@overload\ndef f(): ...",
                        new Change.ParameterRemoved(
                                new Subject(
                                        "geo", "geo", "geo.f", DeclarationKind.OVERLOAD, OptionalInt.of(2), List.of()),
                                y)),
                row(
                        CONDITION + "int",
                        CONDITION + "str",
                        new Change.AnnotationChanged(
                                new Subject(
                                        "geo",
                                        "geo",
                                        "geo.b",
                                        DeclarationKind.ATTRIBUTE,
                                        OptionalInt.empty(),
                                        List.of(new Unary("not", condition()))),
                                Optional.of(INT),
                                Optional.of(STR))),
                row(
                        "class C:\n  @property\n  def p(self): ...\n  @p.setter\n  def p(self): ...",
                        "class C:\n  @property\n  def p(self): ...\n  @p.setter\n  async def p(self): ...",
                        new Change.AsyncChanged(
                                new Subject(
                                        "geo",
                                        "geo.C",
                                        "geo.C.p",
                                        DeclarationKind.SETTER,
                                        OptionalInt.empty(),
                                        List.of()),
                                true)),
                // parts of declarations
                row(
                        "'One.'",
                        "'Two.'",
                        new Change.DocumentationChanged(
                                Subject.ofModule("geo"), Optional.of("One."), Optional.of("Two."))),
                row(
                        "class C: 'One.'",
                        "class C: ...",
                        new Change.DocumentationChanged(c, Optional.of("One."), Optional.empty())),
                row("async def f(): ...", "def f(): ...", new Change.AsyncChanged(f, false)),
                row(
                        "def f() -> int: ...",
                        "def f(): ...",
                        new Change.ReturnChanged(f, Optional.of(INT), Optional.empty())),
                row("a: int", "a: str", new Change.AnnotationChanged(a, Optional.of(INT), Optional.of(STR))),
                row(
                        "a = 1",
                        "a = 0x2",
                        new Change.ValueChanged(a, Optional.of(new Number("1")), Optional.of(new Number("2")))),
                row(
                        "type A = int",
                        "type A = str",
                        new Change.AliasChanged(subject("A", DeclarationKind.TYPE_ALIAS), INT, STR)),
                row(
                        "@x\ndef f(): ...",
                        "@y\ndef f(): ...",
                        new Change.DecoratorsChanged(f, List.of(Name.builtin("x")), List.of(Name.builtin("y")))),
                row("class C(int): ...", "class C(str): ...", new Change.BasesChanged(c, List.of(INT), List.of(STR))),
                row(
                        "class C[T]: ...",
                        "class C: ...",
                        new Change.TypeParametersChanged(
                                c,
                                List.of(new TypeParameter(
                                        TypeParameter.Kind.TYPE, "T", Optional.empty(), Optional.empty())),
                                List.of())),
                row(
                        "__all__ = ['a']",
                        "__all__ = ['a', 'b']",
                        new Change.ListedNamesChanged(
                                subject("__all__", DeclarationKind.ATTRIBUTE),
                                List.of(new StringConstant("a")),
                                List.of(new StringConstant("a"), new StringConstant("b")))),
                // parameters
                row("def f(x): ...", "def f(x, y): ...", new Change.ParameterAdded(f, y)),
                row("def f(x, y): ...", "def f(x): ...", new Change.ParameterRemoved(f, y)),
                row(
                        "def f(x: int): ...",
                        "def f(x=None): ...",
                        new Change.ParameterChanged(
                                f,
                                parameter("x", Optional.of(INT), Optional.empty()),
                                parameter("x", Optional.empty(), Optional.of(Constant.NONE)))),
                row("def f(x): ...", "def f(y): ...", new Change.ParameterChanged(f, x, y)),
                row(
                        "def f(x): ...",
                        "def f(*, x): ...",
                        new Change.ParameterChanged(f, x, x.withKind(Kind.KEYWORD_ONLY))),
                row(
                        "def f(x, y): ...",
                        "def f(y, x): ...",
                        new Change.ParametersReordered(f, List.of(x, y), List.of(y, x))),
                // several at once, in the order of the declaration
                row(
                        "def f(x) -> int: 'One.'",
                        "async def f(y) -> str: ...",
                        new Change.AsyncChanged(f, true),
                        new Change.ParameterChanged(f, x, y),
                        new Change.ReturnChanged(f, Optional.of(INT), Optional.of(STR)),
                        new Change.DocumentationChanged(f, Optional.of("One."), Optional.empty())));
    }

    @Test
    void statements_without_a_finer_word_differ_as_a_whole() throws StubSyntaxException {
        assertThat(changes("a.b = 1", "a.b = 2")).satisfiesExactly(change -> {
            Change.StatementChanged changed = (Change.StatementChanged) change;
            assertThat(changed.before()).isNotEqualTo(changed.after()).isInstanceOf(Statement.OpaqueStatement.class);
            assertThat(changed.subject().kind()).isEqualTo(DeclarationKind.STATEMENT);
            assertThat(changed.name()).isEqualTo("geo");
        });
    }

    @Test
    void changes_are_filtered_by_kind() throws StubSyntaxException {
        List<Change> changes = changes("def f(x, *, y): ...\na: int", "def f(*, y: int, z): ...\nb: int");

        assertThat(changes.stream().filter(OfParameters.class::isInstance))
                .hasSize(3)
                .allMatch(change -> change.name().equals("geo.f"));
        assertThat(changes.stream().filter(OfDeclarations.class::isInstance))
                .extracting(Change::name)
                .containsExactly("geo.b", "geo.a");
        assertThat(changes.stream().filter(change -> change.subject().kind() == DeclarationKind.FUNCTION))
                .hasSize(3);
    }

    /** A kind of change that no row shows would be one that nobody finds, or nobody has put into words. */
    @Test
    void every_kind_of_change_is_found_and_has_words() throws StubSyntaxException {
        Set<String> found = new TreeSet<>();
        List<Change> all = new ArrayList<>(changes("a.b = 1", "a.b = 2"));
        each_difference_is_a_value()
                .forEach(row -> ((List<?>) row.get()[2]).forEach(change -> all.add((Change) change)));
        Wording wording = new Wording(new Sides("1.0", "1.1"));
        for (Change change : all) {
            found.add(change.getClass().getSimpleName());
            assertThat(wording.lines(change, List.of())).isNotEmpty().doesNotHaveDuplicates();
        }
        assertThat(found)
                .isEqualTo(kinds(Change.class).map(Class::getSimpleName).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(ChangeTest::kinds) : Stream.of(type);
    }

    private static List<Change> changes(String before, String after) throws StubSyntaxException {
        return Drift.between(
                        StubParser.parse(after, "geo", false),
                        StubParser.parse(before, "geo", false),
                        Comparison.CONTENT)
                .changes();
    }

    private static Arguments row(String before, String after, Change... changes) {
        return arguments(before, after, List.of(changes));
    }

    private static Subject subject(String name, DeclarationKind kind) {
        return new Subject("geo", "geo", "geo." + name, kind, OptionalInt.empty(), List.of());
    }

    private static Expression condition() {
        return new Operation(List.of("=="), List.of(new Name("sys", "platform"), new StringConstant("win32")));
    }

    private static Parameter parameter(
            String name, Optional<Expression> annotation, Optional<Expression> defaultValue) {
        return new Parameter(name, Kind.POSITIONAL_OR_KEYWORD, annotation, defaultValue);
    }

    private static Function function(Parameter... parameters) {
        return new Function("f", List.of(), false, List.of(parameters), Optional.empty(), Optional.empty());
    }

    private static Function overload(Parameter parameter) {
        return function(parameter).withDecorators(List.of(Name.builtin("overload")));
    }

    private static ClassDefinition classDefinition(String name) {
        return new ClassDefinition(name, List.of(), List.of(), Optional.empty(), List.of());
    }
}
