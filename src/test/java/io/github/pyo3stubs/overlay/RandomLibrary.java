// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stubs as they are generated of libraries: two modules, with all that an overlay may change. */
final class RandomLibrary {

    static final String MODULE = "lib";
    static final String SUBMODULE = "lib.sub";

    static final Name ANY = new Name("typing", "Any");
    static final Name OVERLOAD = new Name("typing", "overload");
    private static final Name PROPERTY = Name.builtin("property");
    private static final Name STATIC = Name.builtin("staticmethod");

    /** Types that differ in content. */
    static final List<Expression> TYPES = List.of(
            Name.builtin("int"),
            Name.builtin("str"),
            Name.builtin("bytes"),
            new Subscript(Name.builtin("list"), List.of(Name.builtin("int"))),
            new Subscript(Name.builtin("dict"), List.of(Name.builtin("str"), ANY)),
            new Union(List.of(Name.builtin("float"), Constant.NONE)),
            new Subscript(new Name("typing", "Literal"), List.of(new StringConstant("a # b"), new StringConstant("c"))),
            new Subscript(new Name("collections.abc", "Mapping"), List.of(Name.builtin("str"), Name.builtin("int"))),
            new Subscript(
                    new Name("collections.abc", "Callable"),
                    List.of(new ListDisplay(List.of(Name.builtin("int"))), Constant.NONE)),
            new Name("datetime", "timedelta"),
            new Name("other.package", "Thing"),
            new Name(MODULE, "First"),
            new Name(SUBMODULE, "Second"));

    private final Random random;

    RandomLibrary(long seed) {
        this.random = new Random(seed);
    }

    StubTree tree() {
        List<Statement> root = body("First", 3);
        root.add(0, new Import(new Name(MODULE, "sub"), true));
        return StubTree.of(List.of(file(MODULE, true, root), file(SUBMODULE, false, body("Second", 2))));
    }

    private StubFile file(String module, boolean isPackage, List<Statement> body) {
        List<Statement> all = new ArrayList<>(body);
        if (random.nextInt(4) == 0) {
            Parameter name = new Parameter(
                    "name", Kind.POSITIONAL_OR_KEYWORD, Optional.of(Name.builtin("str")), Optional.empty());
            all.add(new Function(
                    "__getattr__", List.of(), false, List.of(name), Optional.of(Name.INCOMPLETE), Optional.empty()));
        } else {
            List<Expression> names = body.stream()
                    .flatMap(statement -> statement.binds().stream())
                    .distinct()
                    .<Expression>map(StringConstant::new)
                    .toList();
            all.add(
                    1,
                    new Assignment("__all__", Optional.empty(), Optional.of(new ListDisplay(names)), Optional.empty()));
        }
        return new StubFile(module, isPackage, text(), all);
    }

    private List<Statement> body(String first, int most) {
        List<Statement> body = new ArrayList<>();
        IntStream.range(0, 1 + random.nextInt(most)).forEach(i -> body.add(attribute("x" + i)));
        body.add(definition(first, List.of()));
        body.add(definition("Derived", List.of(new Name(first.equals("First") ? MODULE : SUBMODULE, first))));
        body.add(definition("Lonely", List.of()));
        body.add(new ClassDefinition(
                "Failed", List.of(), List.of(Name.builtin("Exception")), Optional.empty(), List.of()));
        IntStream.range(0, 1 + random.nextInt(most))
                .forEach(i -> body.addAll(functions("f" + i, List.of(), List.of())));
        return body;
    }

    private ClassDefinition definition(String name, List<Expression> bases) {
        List<Statement> body = new ArrayList<>();
        IntStream.range(0, random.nextInt(3)).forEach(i -> body.add(attribute("a" + i)));
        List<Parameter> self = List.of(unannotated("self"));
        IntStream.range(0, random.nextInt(3)).forEach(i -> body.addAll(functions("m" + i, List.of(), self)));
        if (random.nextBoolean()) {
            body.addAll(functions("s", List.of(STATIC), List.of()));
        }
        if (random.nextBoolean()) {
            body.add(new Function("p", List.of(PROPERTY), false, self, type(), text()));
            Parameter value = new Parameter("value", Kind.POSITIONAL_OR_KEYWORD, type(), Optional.empty());
            body.add(new Function(
                    "p",
                    List.of(Name.local("p.setter")),
                    false,
                    List.of(self.get(0), value),
                    Optional.of(Constant.NONE),
                    Optional.empty()));
        }
        return new ClassDefinition(name, List.of(), bases, text(), body);
    }

    /** A function, or one with overloads. */
    private List<Declaration> functions(String name, List<Expression> decorators, List<Parameter> first) {
        if (random.nextInt(6) > 0) {
            return List.of(function(name, decorators, first));
        }
        List<Expression> all =
                Stream.concat(Stream.of(OVERLOAD), decorators.stream()).toList();
        return IntStream.range(0, 2)
                .<Declaration>mapToObj(i -> {
                    Function overload = function(name, all, first);
                    List<Parameter> parameters = new ArrayList<>(overload.parameters());
                    parameters.add(new Parameter("only" + i, Kind.KEYWORD_ONLY, type(), Optional.empty()));
                    return overload.withParameters(parameters);
                })
                .toList();
    }

    private Function function(String name, List<Expression> decorators, List<Parameter> first) {
        List<Parameter> parameters = new ArrayList<>(first);
        if (random.nextInt(4) == 0) {
            parameters.add(new Parameter("a", Kind.POSITIONAL_ONLY, type(), Optional.empty()));
            parameters.replaceAll(parameter -> parameter.withKind(Kind.POSITIONAL_ONLY));
        }
        if (random.nextBoolean()) {
            parameters.add(new Parameter("b", Kind.POSITIONAL_OR_KEYWORD, type(), value()));
        }
        if (random.nextInt(4) == 0) {
            parameters.add(new Parameter("args", Kind.VAR_POSITIONAL, type(), Optional.empty()));
        }
        if (random.nextInt(3) == 0) {
            parameters.add(new Parameter("c", Kind.KEYWORD_ONLY, type(), value()));
        }
        return new Function(name, decorators, random.nextInt(8) == 0, parameters, type(), text());
    }

    private static Parameter unannotated(String name) {
        return new Parameter(name, Kind.POSITIONAL_OR_KEYWORD, Optional.empty(), Optional.empty());
    }

    private Assignment attribute(String name) {
        return new Assignment(name, Optional.of(type().orElse(ANY)), value(), text());
    }

    private Optional<Expression> value() {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(Constant.ELLIPSIS);
            case 1 -> Optional.of(new Number("1"));
            default -> Optional.empty();
        };
    }

    private Optional<Expression> type() {
        return switch (random.nextInt(6)) {
            case 0 -> Optional.of(ANY);
            case 1 -> Optional.of(Name.INCOMPLETE);
            case 2 -> Optional.empty();
            default -> Optional.of(TYPES.get(random.nextInt(TYPES.size())));
        };
    }

    private Optional<String> text() {
        return random.nextInt(4) > 0 ? Optional.empty() : Optional.of("Text " + random.nextInt(5));
    }
}
