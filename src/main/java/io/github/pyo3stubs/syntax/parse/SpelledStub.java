// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.resolve.ImportPruner;
import io.github.pyo3stubs.syntax.resolve.ModuleBindings;
import io.github.pyo3stubs.syntax.resolve.ModuleBindings.Rules;
import io.github.pyo3stubs.syntax.resolve.NameResolution;
import io.github.pyo3stubs.syntax.resolve.OtherNames;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.IndentationTokenizer;
import io.github.pyo3stubs.syntax.token.StatementNotes;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A stub file with its names as the text spells them. What they mean may depend on another file. */
public final class SpelledStub {

    private final ModuleName module;
    private final StatementParser.Body body;
    private final Rules rules;
    private final ModuleBindings names;
    private final List<LooseComment> looseComments;

    /**
     * A comment that is not in the header of a declaration.
     *
     * @param line its line, from 1
     * @param beforeAll whether it stands before the first statement, or before the docstring of the module
     */
    public record LooseComment(int line, String text, boolean beforeAll) {}

    private SpelledStub(ModuleName module, StatementParser.Body body, Rules rules, List<LooseComment> looseComments) {
        this.looseComments = List.copyOf(looseComments);
        this.module = module;
        this.body = body;
        this.rules = rules;
        this.names = bindings((path, scope, role) -> Name.builtin(path));
    }

    /**
     * Reads the text of a stub file.
     *
     * @param module the module's full dotted name
     * @param isPackage whether relative imports start inside it, as in an {@code __init__.pyi}
     */
    public static SpelledStub parse(String text, String module, boolean isPackage) throws StubSyntaxException {
        String lines = StubParser.withLineFeeds(text);
        try {
            ModuleName name = new ModuleName(module, isPackage);
            StatementParser.Body body = body(lines, IndentationTokenizer.tokens(lines), name);
            return new SpelledStub(name, body, Rules.STUB, List.of());
        } catch (ExpressionSyntaxException e) {
            throw StubSyntaxException.of(lines, e);
        }
    }

    /**
     * Reads the text of a stub file, with the {@linkplain StatementNotes notes} of its statements as comments. Its
     * imports under conditions give meanings to names under these conditions only.
     */
    public static SpelledStub parseWithNotes(String text, String module, boolean isPackage) throws StubSyntaxException {
        String lines = StubParser.withLineFeeds(text);
        try {
            StatementNotes.Tokens noted = StatementNotes.tokens(lines);
            ModuleName name = new ModuleName(module, isPackage);
            StatementParser.Body body = body(lines, noted.tokens(), name);
            return new SpelledStub(name, body, Rules.OVERLAY, loose(noted, lines));
        } catch (ExpressionSyntaxException e) {
            throw StubSyntaxException.of(lines, e);
        }
    }

    private static StatementParser.Body body(String lines, List<Token> tokens, ModuleName module)
            throws ExpressionSyntaxException {
        return new StatementParser(new TokenCursor(lines, tokens), module).file();
    }

    private ModuleBindings bindings(OtherNames others) {
        return new ModuleBindings(module.name(), body.statements(), rules, others);
    }

    private static List<LooseComment> loose(StatementNotes.Tokens noted, String lines) {
        int start = noted.tokens().stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .findFirst()
                .map(Token::position)
                .orElse(lines.length());
        return noted.others().stream()
                .map(comment -> new LooseComment(
                        1
                                + (int) lines.substring(0, comment.position())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count(),
                        comment.text(),
                        comment.position() < start))
                .toList();
    }

    /** The file with other statements, in which names are as the text spells them: {@linkplain Name#local local}. */
    public SpelledStub mapped(UnaryOperator<List<Statement>> statements) {
        StatementParser.Body mapped =
                new StatementParser.Body(body.documentation(), statements.apply(body.statements()));
        return new SpelledStub(module, mapped, rules, looseComments);
    }

    /** The comments that are not in the header of a declaration, if the file was read with notes. */
    public List<LooseComment> looseComments() {
        return looseComments;
    }

    /**
     * The file with what its names mean.
     *
     * @param others the meaning of a name that the file neither declares nor imports
     */
    public StubFile resolved(OtherNames others) {
        ModuleBindings meanings = bindings(others);
        List<Statement> resolved = new NameResolution(meanings).module(body.statements());
        return new StubFile(
                module.name(), module.isPackage(), body.documentation(), new ImportPruner(meanings).module(resolved));
    }

    /**
     * The statements as the text has them, with all imports and comments. A name that the file neither declares nor
     * imports is a builtin.
     */
    public List<Statement> statements() {
        return new NameResolution(names).module(body.statements());
    }

    /** The meaning of a name or dotted path that the file, or the class body at a place in it, binds. */
    public Optional<Name> meaning(String path, ClassScope scope) {
        String root = DottedName.of(path).root();
        return scope.hides(root) || names.binds(root) ? Optional.of(names.value(path, scope)) : Optional.empty();
    }

    /** The same for a part of a type, which is not the name of a function, nor of a variable that only has a type. */
    public Optional<Name> typeMeaning(String path, ClassScope scope) {
        String root = DottedName.of(path).root();
        ClassScope types = scope.ofTypes();
        return types.hides(root) || names.bindsType(root) ? Optional.of(names.value(path, types)) : Optional.empty();
    }
}
