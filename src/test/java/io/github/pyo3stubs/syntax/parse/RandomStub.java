// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.ValueExpression;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Stub files of all that the parser can produce, by chance; names collide often. */
public final class RandomStub {

    public static final String MODULE = "p.m";

    private static final List<String> NAMES = List.of("A", "B", "int", "x", "p", "sys", "Self");
    private static final List<Name> FOREIGN = List.of(
            Name.builtin("int"),
            Name.builtin("x"),
            new Name("a", "A"),
            new Name("a.b", "A"),
            new Name("b", "x.y"),
            new Name("p", "int"),
            new Name("sys", "platform"),
            new Name("sys", "path"),
            Name.ofModule("sys"),
            Name.ofModule("p.q"),
            Name.ofModule("x"));
    private static final List<String> TEXTS = List.of(
            "", "a", "\"\"\"", "\\", "it's\n  here\n", "\n\n", "\r\n\ta\r", "ü🦀\0001", "  b\n c", "\"", "a\\\"");

    private static final List<String> COMMENTS = List.of(
            "# type: ignore",
            "# type: ignore[override]",
            "# pyright: ignore[reportIncompatibleMethodOverride]",
            "# type: ignore[misc, override]  # pyright: ignore[reportIncompatibleMethodOverride]");

    private final Random random;
    private final List<String> declared = new ArrayList<>();

    /** The type parameters of the classes and functions around. */
    private final List<String> locals = new ArrayList<>();

    public RandomStub(long seed) {
        this.random = new Random(seed);
    }

    public StubFile file() {
        NAMES.stream().filter(name -> random.nextInt(3) > 0).forEach(declared::add);
        List<Statement> body = new ArrayList<>();
        IntStream.range(0, random.nextInt(3)).forEach(i -> body.add(anImport()));
        if (random.nextInt(4) == 0) {
            // listed, and therefore offered
            body.add(new Import(new Name("o", "x"), Optional.of("Renamed"), true));
            Expression names = new Expression.ListDisplay(List.of(new Expression.StringConstant("Renamed")));
            body.add(new Assignment("__all__", Optional.empty(), Optional.of(names), Optional.empty()));
        }
        declared.forEach(name -> body.add(declaration(name, 1)));
        body.addAll(statements(2));
        return new StubFile(MODULE, random.nextBoolean(), text(), body);
    }

    private Import anImport() {
        return pick(
                () -> Import.all("a.b"),
                () -> new Import(new Name("u", "Unused"), false),
                () -> new Import(Name.ofModule("u.v"), false),
                () -> new Import(new Name("o", "Offered"), true),
                () -> new Import(Name.ofModule("o"), true));
    }

    private List<Statement> statements(int depth) {
        List<Statement> statements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Statement statement = statement(depth);
            if (random.nextInt(6) == 0) {
                statements.add(new Comment(List.of("# comment", "#: another")));
            }
            statements.add(statement);
        }
        return statements;
    }

    private Statement statement(int depth) {
        Supplier<Statement> declaration = () -> declaration(depth > 1 ? of(declared, "x") : of(NAMES, "x"), depth - 1);
        return depth == 0
                ? other()
                : pick(declaration, declaration, () -> conditional(depth - 1), () -> compound(depth - 1), this::other);
    }

    private Statement conditional(int depth) {
        List<If.Branch> branches = list(1, 3, () -> new If.Branch(expression(2), statements(depth)));
        List<Statement> filled = new ArrayList<>(statements(depth));
        filled.add(random.nextBoolean() ? other() : new Import(new Name("o", "Conditional"), true));
        return new If(branches, filled);
    }

    private Statement compound(int depth) {
        List<Statement> body = new ArrayList<>(statements(depth));
        body.add(other());
        OpaqueStatement header = new OpaqueStatement(
                new ValueExpression.Verbatim(List.of(
                        new VerbatimToken("with"),
                        foreign(),
                        new VerbatimToken("as"),
                        Name.local("bound"),
                        new VerbatimToken(","),
                        foreign())),
                List.of("bound"));
        return new Compound(List.of(new Compound.Clause(header, body)));
    }

    private OpaqueStatement other() {
        return pick(
                () -> new OpaqueStatement(
                        new ValueExpression.Verbatim(
                                List.of(new ValueExpression.Call(foreign(), List.of(expression(2))))),
                        List.of()),
                () -> new OpaqueStatement(
                        new ValueExpression.Verbatim(List.of(
                                new Expression.Tuple(List.of(Name.local("first"), Name.local("second"))),
                                new VerbatimToken("="),
                                expression(2))),
                        List.of("first", "second")),
                () -> new OpaqueStatement(
                        new ValueExpression.Verbatim(
                                List.of(Name.local("first"), new VerbatimToken("+="), expression(2))),
                        List.of("first")),
                () -> new OpaqueStatement(
                        new ValueExpression.Verbatim(List.of(
                                new VerbatimToken("assert"),
                                foreign(),
                                new VerbatimToken(","),
                                new Expression.StringConstant("a"))),
                        List.of()));
    }

    private Statement declaration(String name, int depth) {
        return pick(
                () -> new Assignment(
                        name,
                        maybe(() -> expression(2)),
                        maybe(() -> expression(3)),
                        text(),
                        new Suppression(Optional.empty(), comment())),
                () -> generic(parameters -> new TypeAlias(name, parameters, expression(2), text())),
                () -> function(name),
                () -> definition(name, depth));
    }

    private Statement function(String name) {
        List<Expression> decorators = list(0, 2, () -> expression(2));
        return generic(parameters -> new Function(
                name,
                decorators,
                random.nextBoolean(),
                parameters,
                parameters(true),
                maybe(() -> expression(2)),
                text(),
                new Suppression(decorators.isEmpty() ? Optional.empty() : comment(), comment())));
    }

    private Optional<String> comment() {
        return random.nextInt(4) > 0 ? Optional.empty() : Optional.of(of(COMMENTS, ""));
    }

    private Statement definition(String name, int depth) {
        List<Expression> decorators = list(0, 2, () -> expression(2));
        return generic(parameters -> new ClassDefinition(
                name,
                decorators,
                parameters,
                list(
                        0,
                        3,
                        () -> pick(
                                () -> expression(2),
                                () -> new ValueExpression.Keyword("metaclass", expression(1)),
                                () -> new Expression.Unary("*", expression(1)))),
                text(),
                depth <= 0 ? List.of() : statements(depth)));
    }

    private <T> T generic(java.util.function.Function<List<TypeParameter>, T> made) {
        List<String> names = random.nextInt(4) > 0 ? List.of() : List.of("T" + locals.size(), "U" + locals.size());
        locals.addAll(names);
        List<TypeParameter> parameters = names.stream()
                .map(name -> new TypeParameter(
                        of(List.of(TypeParameter.Kind.values()), TypeParameter.Kind.TYPE),
                        name,
                        maybe(() -> expression(1)),
                        maybe(() -> expression(1))))
                .toList();
        T generic = made.apply(parameters);
        locals.subList(locals.size() - names.size(), locals.size()).clear();
        return generic;
    }

    private List<Parameter> parameters(boolean annotated) {
        List<Parameter> parameters = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            boolean variable = kind == Kind.VAR_POSITIONAL || kind == Kind.VAR_KEYWORD;
            for (int i = random.nextInt(variable ? 2 : 3); i > 0; i--) {
                parameters.add(new Parameter(
                        kind.name().toLowerCase(java.util.Locale.ROOT) + i,
                        kind,
                        annotated ? maybe(() -> expression(2)) : Optional.empty(),
                        variable ? Optional.empty() : maybe(() -> expression(1))));
            }
        }
        return parameters;
    }

    private Expression expression(int depth) {
        if (depth == 0) {
            return atom();
        }
        Supplier<Expression> inner = () -> expression(depth - 1);
        return pick(
                this::atom,
                this::atom,
                () -> Expression.attribute(inner.get(), "member"),
                () -> new Expression.Subscript(
                        inner.get(), list(0, 3, () -> random.nextInt(5) == 0 ? slice() : inner.get())),
                () -> new Expression.Union(list(2, 4, inner)),
                () -> new Expression.Tuple(list(0, 3, inner)),
                () -> new Expression.ListDisplay(list(0, 3, inner)),
                () -> new ValueExpression.SetDisplay(list(1, 3, inner)),
                () -> new ValueExpression.Dict(list(
                        0,
                        3,
                        () -> random.nextInt(4) == 0
                                ? new Expression.Unary("**", inner.get())
                                : new ValueExpression.Entry(inner.get(), inner.get()))),
                () -> new ValueExpression.Call(
                        inner.get(),
                        list(
                                0,
                                3,
                                () -> pick(
                                        inner,
                                        () -> new ValueExpression.Keyword("x", inner.get()),
                                        () -> new Expression.Unary("*", inner.get())))),
                () -> unary(inner.get()),
                () -> operation(inner),
                () -> new ValueExpression.Lambda(parameters(false), inner.get()),
                () -> new ValueExpression.Verbatim(List.of(
                        inner.get(), new VerbatimToken("if"), inner.get(), new VerbatimToken("else"), inner.get())),
                () -> new ValueExpression.Verbatim(List.of(
                        new VerbatimToken("["),
                        inner.get(),
                        new VerbatimToken("for"),
                        Name.builtin("z"),
                        new VerbatimToken("in"),
                        inner.get(),
                        new VerbatimToken("]"))));
    }

    private Expression unary(Expression operand) {
        String operator = of(List.of("-", "+", "~", "not", "await"), "-");
        boolean number = operand instanceof Expression.Number && (operator.equals("-") || operator.equals("+"));
        return number ? operand : new Expression.Unary(operator, operand);
    }

    private Expression operation(Supplier<Expression> inner) {
        List<String> operators = of(
                List.of(
                        List.of("+", "-"),
                        List.of("*", "//"),
                        List.of("**"),
                        List.of("<", "not in", "is"),
                        List.of("and", "and"),
                        List.of("or"),
                        List.of("<<"),
                        List.of("&")),
                List.of("+"));
        return new ValueExpression.Operation(
                operators, operators.isEmpty() ? List.of() : list(operators.size() + 1, operators.size() + 2, inner));
    }

    private Expression slice() {
        return new ValueExpression.Slice(maybe(this::atom), maybe(this::atom), maybe(this::atom));
    }

    private Expression atom() {
        return pick(
                this::foreign,
                this::foreign,
                () -> declared.isEmpty() ? foreign() : new Name(MODULE, of(declared, "x")),
                () -> declared.isEmpty() ? foreign() : new Name(MODULE, of(declared, "x") + "." + of(NAMES, "x")),
                () -> locals.isEmpty() ? foreign() : Name.local(of(locals, "T")),
                () -> new Expression.StringConstant(of(TEXTS, "")),
                () -> new Expression.Bytes(of(List.of("", "a\"\\", "\0\377\n"), "")),
                () -> new Expression.Number(of(List.of("0", "-1", "+2.5", "0xff", "1e5", "3j"), "0")),
                () -> of(List.of(Expression.Constant.values()), Expression.Constant.NONE));
    }

    private Name foreign() {
        return of(FOREIGN, Name.builtin("int"));
    }

    private Optional<String> text() {
        return random.nextInt(5) > 0 ? Optional.empty() : Optional.of(of(TEXTS, ""));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(int least, int most, Supplier<T> element) {
        return IntStream.range(0, least + random.nextInt(most - least))
                .mapToObj(i -> element.get())
                .toList();
    }

    private <T> T of(List<T> choices, T otherwise) {
        return choices.isEmpty() ? otherwise : choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    private <T> T pick(Supplier<? extends T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }
}
