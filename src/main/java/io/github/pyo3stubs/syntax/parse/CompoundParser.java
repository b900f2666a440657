// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.Compound.Clause;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.BlockStatement.If.Branch;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.parse.StatementParser.Body;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads statements with bodies (The Python Language Reference, chapter 8). */
final class CompoundParser {

    /** The conditions of a branch are all those before it too, so the work grows with the square of their number. */
    private static final int MAX_BRANCHES = 200;

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final StatementParser statements;

    CompoundParser(TokenCursor cursor, ExpressionParser expressions, StatementParser statements) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** The statement that begins here, if it is one with a body. */
    Optional<Statement> statement() throws ExpressionSyntaxException {
        if (cursor.is("@")) {
            return Optional.of(decorated());
        } else if (!cursor.is(Token.Kind.NAME)) {
            return Optional.empty();
        }
        boolean async = cursor.isWord("async");
        return switch (cursor.peek(async ? 1 : 0).text()) {
            case "def" -> Optional.of(function(List.of(), Optional.empty()));
            case "class" -> Optional.of(classDefinition(List.of()));
            case "if" -> Optional.of(conditional());
            case "try" -> Optional.of(compound(Set.of("except", "else", "finally")));
            case "for", "while" -> Optional.of(compound(Set.of("else")));
            case "with" -> Optional.of(compound(Set.of()));
            case "match" -> isMatch() ? Optional.of(match()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Statement decorated() throws ExpressionSyntaxException {
        List<Expression> decorators = new ArrayList<>();
        Optional<String> suppression = cursor.suppression();
        while (cursor.accept("@")) {
            decorators.add(expressions.whole());
            if (!cursor.accept(Token.Kind.NEWLINE)) {
                throw cursor.unexpected("the end of the line");
            }
            skipComments();
        }
        return cursor.isWord("class") ? classDefinition(decorators) : function(decorators, suppression);
    }

    /** @param behindDecorator the comments behind the first decorator that type checkers read */
    private Function function(List<Expression> decorators, Optional<String> behindDecorator)
            throws ExpressionSyntaxException {
        Suppression suppression = new Suppression(behindDecorator, cursor.suppression());
        boolean async = cursor.acceptWord("async");
        cursor.expectWord("def");
        String name = cursor.identifier("the name of the function");
        List<TypeParameter> typeParameters = typeParameters();
        List<Parameter> parameters = new ParameterParser(cursor, expressions).function();
        Optional<Expression> returns = cursor.accept("->") ? Optional.of(expressions.whole()) : Optional.empty();
        Optional<String> documentation = statements.body().documentation();
        return new Function(name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
    }

    private ClassDefinition classDefinition(List<Expression> decorators) throws ExpressionSyntaxException {
        cursor.expectWord("class");
        String name = cursor.identifier("the name of the class");
        List<TypeParameter> typeParameters = typeParameters();
        List<Expression> bases = cursor.is("(") ? expressions.wholeArguments() : List.of();
        Body body = statements.body();
        return new ClassDefinition(name, decorators, typeParameters, bases, body.documentation(), body.statements());
    }

    /** The type parameters in brackets behind the name of a class, function or alias; none without brackets. */
    List<TypeParameter> typeParameters() throws ExpressionSyntaxException {
        List<TypeParameter> parameters = new ArrayList<>();
        if (!cursor.accept("[")) {
            return parameters;
        }
        do {
            TypeParameter.Kind kind = TypeParameter.Kind.TYPE;
            if (cursor.accept("*")) {
                kind = TypeParameter.Kind.TYPES;
            } else if (cursor.accept("**")) {
                kind = TypeParameter.Kind.PARAMETERS;
            }
            String name = cursor.identifier("the name of a type parameter");
            Optional<Expression> bound = cursor.accept(":") ? Optional.of(expressions.whole()) : Optional.empty();
            Optional<Expression> value =
                    cursor.accept("=") ? Optional.of(expressions.wholeElement()) : Optional.empty();
            parameters.add(new TypeParameter(kind, name, bound, value));
        } while (cursor.accept(",") && !cursor.is("]"));
        if (!cursor.accept("]")) {
            throw cursor.unexpected("',' or ']'");
        }
        return parameters;
    }

    private Statement conditional() throws ExpressionSyntaxException {
        List<Branch> branches = new ArrayList<>();
        do {
            if (branches.size() == MAX_BRANCHES) {
                throw cursor.unexpected("at most %d branches of one 'if'".formatted(MAX_BRANCHES));
            }
            cursor.take();
            Expression condition = expressions.wholeElement();
            branches.add(new Branch(condition, statements.body().statements()));
        } while (continuesWith(Set.of("elif")));
        List<Statement> otherwise = List.of();
        if (continuesWith(Set.of("else"))) {
            cursor.take();
            otherwise = statements.body().statements();
        }
        return new If(branches, otherwise);
    }

    private Compound compound(Set<String> continuations) throws ExpressionSyntaxException {
        List<Clause> clauses = new ArrayList<>();
        do {
            clauses.add(clause());
        } while (continuesWith(continuations));
        return new Compound(clauses);
    }

    private Clause clause() throws ExpressionSyntaxException {
        OpaqueStatement header = new VerbatimParser(cursor).header();
        return new Clause(header, statements.body().statements());
    }

    /**
     * Whether a match statement begins here: the line ends in a colon, and the next one is a case. Else it is a name.
     */
    private boolean isMatch() {
        int end = 0;
        while (cursor.peek(end).kind() != Token.Kind.NEWLINE) {
            end++;
        }
        int next = end + 2;
        while (cursor.peek(next).kind() == Token.Kind.COMMENT) {
            next++;
        }
        return cursor.peek(end - 1).is(":")
                && cursor.peek(end + 1).kind() == Token.Kind.INDENT
                && cursor.peek(next).isWord("case");
    }

    private Compound match() throws ExpressionSyntaxException {
        OpaqueStatement header = new VerbatimParser(cursor).header();
        cursor.expect(":");
        cursor.accept(Token.Kind.NEWLINE);
        cursor.accept(Token.Kind.INDENT);
        skipComments();
        Compound cases = compound(Set.of("case"));
        if (!cursor.accept(Token.Kind.DEDENT)) {
            throw cursor.unexpected("'case'");
        }
        return new Compound(List.of(new Clause(header, List.of(cases))));
    }

    /** Whether the statement continues with one of these words. Skips comments before it. */
    private boolean continuesWith(Set<String> words) {
        int next = 0;
        while (cursor.peek(next).kind() == Token.Kind.COMMENT) {
            next++;
        }
        boolean continues = words.stream().anyMatch(cursor.peek(next)::isWord);
        if (continues) {
            skipComments();
        }
        return continues;
    }

    private void skipComments() {
        while (cursor.is(Token.Kind.COMMENT)) {
            cursor.take();
        }
    }
}
