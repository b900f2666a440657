// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Docstring;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Keywords;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the statements of a file (The Python Language Reference, chapter 7); {@link CompoundParser} reads those with
 * bodies. Names are as the text spells them, {@linkplain Name#local local} ones all: {@code NameResolution} says what
 * they mean.
 */
final class StatementParser {

    private static final Set<String> AUGMENTED =
            Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", ">>=", "<<=", "&=", "|=", "^=", "@=");

    private static final Set<String> OPAQUE_KEYWORDS =
            Set.of("del", "assert", "raise", "return", "global", "nonlocal", "break", "continue");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final ImportParser imports;
    private final CompoundParser compounds;

    StatementParser(TokenCursor cursor, ModuleName module) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, Name::local);
        this.imports = new ImportParser(cursor, module);
        this.compounds = new CompoundParser(cursor, expressions, this);
    }

    /** Statements up to the end of their block, and the documentation with which the block begins. */
    record Body(Optional<String> documentation, List<Statement> statements) {}

    /** The whole file. */
    Body file() throws ExpressionSyntaxException {
        Body body = statements();
        if (!cursor.is(Token.Kind.END)) {
            throw cursor.unexpected("a statement without indentation");
        }
        return body;
    }

    /** The statements behind a colon: on the same line, or as a block of lines. */
    Body body() throws ExpressionSyntaxException {
        cursor.expect(":");
        if (!cursor.accept(Token.Kind.NEWLINE)) {
            List<Statement> statements = new ArrayList<>();
            simpleLine(statements);
            return documented(statements);
        }
        if (!cursor.accept(Token.Kind.INDENT)) {
            throw cursor.unexpected("an indented block");
        }
        Body body = statements();
        cursor.accept(Token.Kind.DEDENT);
        return body;
    }

    private Body statements() throws ExpressionSyntaxException {
        List<Statement> statements = new ArrayList<>();
        while (!cursor.is(Token.Kind.END) && !cursor.is(Token.Kind.DEDENT)) {
            List<String> comments = new ArrayList<>();
            while (cursor.is(Token.Kind.COMMENT)) {
                comments.add(cursor.take().text());
            }
            int before = statements.size();
            statement(statements);
            if (!comments.isEmpty() && statements.size() > before) {
                statements.add(before, new Comment(comments));
            }
        }
        return documented(statements);
    }

    /** Makes each string the documentation of the body that it begins, or of the declaration before it. */
    private static Body documented(List<Statement> statements) {
        Optional<String> documentation = Optional.empty();
        List<Statement> others = new ArrayList<>();
        boolean first = true;
        for (Statement statement : statements) {
            Optional<String> text = text(statement);
            if (text.isPresent()) {
                dropComment(others);
                int last = others.size() - 1;
                if (first) {
                    documentation = text;
                } else if (last >= 0) {
                    others.set(last, documented(others.get(last), text));
                }
            } else {
                others.add(statement);
            }
            first &= statement instanceof Comment;
        }
        return new Body(documentation, others);
    }

    private static void dropComment(List<Statement> statements) {
        int last = statements.size() - 1;
        if (last >= 0 && statements.get(last) instanceof Comment) {
            statements.remove(last);
        }
    }

    private static Optional<String> text(Statement statement) {
        return statement instanceof OpaqueStatement other
                        && other.verbatim().parts().size() == 1
                        && other.verbatim().parts().get(0) instanceof StringConstant text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static Statement documented(Statement statement, Optional<String> text) {
        if (statement instanceof Assignment assignment
                && assignment.documentation().isEmpty()) {
            return assignment.withDocumentation(text);
        } else if (statement instanceof TypeAlias alias && alias.documentation().isEmpty()) {
            return alias.withDocumentation(text);
        }
        return statement;
    }

    private void statement(List<Statement> statements) throws ExpressionSyntaxException {
        if (cursor.is(Token.Kind.INDENT)) {
            throw cursor.unexpected("a statement without further indentation");
        }
        Optional<Statement> compound = compounds.statement();
        if (compound.isPresent()) {
            statements.add(compound.get());
        } else {
            simpleLine(statements);
        }
    }

    /** Statements between semicolons, and the end of their line. */
    private void simpleLine(List<Statement> statements) throws ExpressionSyntaxException {
        Optional<String> comments = cursor.suppression();
        Suppression suppression = comments.isEmpty() ? Suppression.NONE : new Suppression(Optional.empty(), comments);
        do {
            for (Statement statement : simple()) {
                statements.add(
                        statement instanceof Assignment assignment
                                ? assignment.withSuppression(suppression)
                                : statement);
            }
        } while (cursor.accept(";") && !cursor.is(Token.Kind.NEWLINE));
        if (!cursor.accept(Token.Kind.NEWLINE)) {
            throw cursor.unexpected("the end of the statement");
        }
    }

    private List<? extends Statement> simple() throws ExpressionSyntaxException {
        if (cursor.isWord("import")) {
            return imports.modules();
        } else if (cursor.isWord("from")) {
            return imports.names();
        } else if (cursor.acceptWord("pass")) {
            return List.of();
        } else if (isTypeAlias()) {
            return List.of(typeAlias());
        } else if (cursor.is(Token.Kind.NAME)
                && OPAQUE_KEYWORDS.contains(cursor.peek().text())) {
            return List.of(new VerbatimParser(cursor).statement());
        }
        String indentation = cursor.indentation();
        Expression first = expressions.wholeList();
        if (cursor.is(":")) {
            return List.of(annotated(first));
        } else if (cursor.is("=")) {
            return assignments(first);
        } else if (cursor.is(Token.Kind.OPERATOR)
                && AUGMENTED.contains(cursor.peek().text())) {
            VerbatimToken operator = new VerbatimToken(cursor.take().text());
            return List.of(opaque(List.of(first), VerbatimParser.target(first), operator, expressions.wholeList()));
        } else if (first == Constant.ELLIPSIS) {
            return List.of();
        } else if (first instanceof StringConstant text) {
            return List.of(opaque(List.of(), new StringConstant(Docstring.documentation(text.value(), indentation))));
        }
        return List.of(simpleName(first)
                .<Statement>map(name -> new Assignment(name, Optional.empty(), Optional.empty(), Optional.empty()))
                .orElseGet(
                        () -> new OpaqueStatement(new Verbatim(List.of(VerbatimParser.alone(first))), changed(first))));
    }

    private boolean isTypeAlias() {
        Token name = cursor.peek(1);
        return cursor.isWord("type")
                && name.kind() == Token.Kind.NAME
                && !Keywords.contains(name.text())
                && (cursor.peek(2).is("=") || cursor.peek(2).is("["));
    }

    private TypeAlias typeAlias() throws ExpressionSyntaxException {
        cursor.expectWord("type");
        String name = cursor.identifier("the name of the alias");
        List<TypeParameter> parameters = compounds.typeParameters();
        cursor.expect("=");
        return new TypeAlias(name, parameters, expressions.whole(), Optional.empty());
    }

    private Statement annotated(Expression target) throws ExpressionSyntaxException {
        cursor.expect(":");
        Expression annotation = expressions.whole();
        Optional<Expression> value = cursor.accept("=") ? Optional.of(expressions.wholeList()) : Optional.empty();
        Optional<String> name = simpleName(target);
        if (name.isPresent()) {
            return new Assignment(name.get(), Optional.of(annotation), value, Optional.empty());
        }
        List<Expression> parts =
                new ArrayList<>(List.of(VerbatimParser.target(target), new VerbatimToken(":"), annotation));
        value.ifPresent(present -> parts.addAll(List.of(new VerbatimToken("="), present)));
        return new OpaqueStatement(new Verbatim(parts), List.of());
    }

    /**
     * The assignments of {@code a = b = value}: one for each name, or one opaque statement if a target is not a name.
     */
    private List<Statement> assignments(Expression first) throws ExpressionSyntaxException {
        List<Expression> sides = new ArrayList<>(List.of(first));
        while (cursor.accept("=")) {
            sides.add(expressions.wholeList());
        }
        Expression value = sides.get(sides.size() - 1);
        List<Expression> targets = sides.subList(0, sides.size() - 1);
        List<Statement> assignments = new ArrayList<>();
        for (Expression target : targets) {
            simpleName(target)
                    .map(name -> new Assignment(name, Optional.empty(), Optional.of(value), Optional.empty()))
                    .ifPresent(assignments::add);
        }
        if (assignments.size() == targets.size()) {
            return assignments;
        }
        List<Expression> parts = new ArrayList<>();
        for (Expression target : targets) {
            parts.addAll(List.of(VerbatimParser.target(target), new VerbatimToken("=")));
        }
        parts.add(value);
        return List.of(opaque(targets, parts.toArray(Expression[]::new)));
    }

    /** @param targets the targets of an assignment; the statement binds the names among them */
    private static OpaqueStatement opaque(List<Expression> targets, Expression... parts) {
        List<String> names = new ArrayList<>();
        targets.forEach(target -> bind(target, names));
        return new OpaqueStatement(new Verbatim(List.of(parts)), names);
    }

    private static void bind(Expression target, List<String> names) {
        simpleName(target).ifPresent(names::add);
        if (target instanceof Expression.Tuple tuple) {
            tuple.elements().forEach(element -> bind(element, names));
        } else if (target instanceof Expression.ListDisplay display) {
            display.elements().forEach(element -> bind(element, names));
        } else if (target instanceof Expression.Unary unary) {
            bind(unary.operand(), names);
        }
    }

    /** The name whose value an expression changes: {@code __all__} in a call of one of its methods. */
    private static List<String> changed(Expression expression) {
        return expression instanceof Call call
                        && call.callee() instanceof Name method
                        && method.root().equals(StubFile.ALL)
                ? List.of(StubFile.ALL)
                : List.of();
    }

    private static Optional<String> simpleName(Expression target) {
        return target instanceof Name name && name.root().equals(name.path())
                ? Optional.of(name.path())
                : Optional.empty();
    }
}
