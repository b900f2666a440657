// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.syntax.Statement.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The line of each statement in a file, and the comments in the headers of its declarations. A tree has neither, so
 * they become a comment before the statement, from which {@link #in} reads them again.
 */
public final class StatementNotes {

    /** No Python text has this character, so no comment of a user begins like this. */
    private static final String MARK = "#\0";

    /** The first words of statements that are not declarations. */
    private static final Set<String> OTHERS =
            Set.of("import", "from", "if", "elif", "else", "del", "try", "except", "finally", "with", "for", "while");

    private final String text;
    private final List<Token> tokens;
    private final List<Token> comments;
    private final List<Token> noted = new ArrayList<>();
    private final List<Token> others = new ArrayList<>();

    private int countedTo;
    private int line = 1;

    /**
     * What a comment says of the statement behind it.
     *
     * @param line the line in which the statement begins, from 1
     * @param comments the comments from the first decorator of a declaration to the end of its header, in the order of
     *     the text; those of a body that is only {@code ...} too
     */
    public record Note(int line, List<String> comments) {
        public Note {
            comments = List.copyOf(comments);
        }
    }

    /**
     * The tokens of a file with notes.
     *
     * @param tokens the file's tokens, with a {@link Token.Kind#COMMENT} before each statement
     * @param others the comments that are not in the header of a declaration
     */
    public record Tokens(List<Token> tokens, List<Token> others) {}

    private StatementNotes(String text, List<Token> tokens, List<Token> comments) {
        this.text = text;
        this.tokens = tokens;
        this.comments = comments;
    }

    /** The tokens of a file whose line ends are line feeds. */
    public static Tokens tokens(String text) throws ExpressionSyntaxException {
        StatementNotes notes = new StatementNotes(text, IndentationTokenizer.tokens(text), comments(text));
        notes.collect();
        return new Tokens(List.copyOf(notes.noted), List.copyOf(notes.others));
    }

    /** The note that a comment of the tree is; empty for a comment of the user. */
    public static Optional<Note> in(Comment comment) {
        List<String> lines = comment.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(MARK)) {
                int line = Integer.parseInt(lines.get(i).substring(MARK.length()));
                return Optional.of(new Note(line, lines.subList(i + 1, lines.size())));
            }
        }
        return Optional.empty();
    }

    private static List<Token> comments(String text) throws ExpressionSyntaxException {
        Tokenizer tokenizer = new Tokenizer(text);
        List<Token> comments = new ArrayList<>();
        while (!tokenizer.atEnd()) {
            if (tokenizer.isAtComment()) {
                int start = tokenizer.position();
                comments.add(new Token(Token.Kind.COMMENT, tokenizer.comment(), start));
            } else if (!tokenizer.skip(" \t\f\n") && !tokenizer.skipContinuation()) {
                tokenizer.word();
            }
        }
        return comments;
    }

    private void collect() {
        int comment = 0;
        int next = 0;
        while (next < tokens.size()) {
            Token first = tokens.get(next);
            if (!isWord(first)) {
                noted.add(first);
                next++;
                continue;
            }
            int end = headerEnd(next);
            boolean declares = !OTHERS.contains(first.text());
            noted.add(new Token(Token.Kind.COMMENT, MARK + lineOf(first), first.position()));
            for (; comment < comments.size() && comments.get(comment).position() <= positionOf(end); comment++) {
                boolean inHeader = comments.get(comment).position() > first.position();
                (inHeader && declares ? noted : others).add(comments.get(comment));
            }
            noted.addAll(tokens.subList(next, end));
            next = end;
        }
        others.addAll(comments.subList(comment, comments.size()));
    }

    private int positionOf(int end) {
        return end < tokens.size() ? tokens.get(end - 1).position() : text.length();
    }

    /** The index after a header: its decorators, its logical line, and a body that is only {@code ...}. */
    private int headerEnd(int start) {
        int end = start;
        boolean decorator;
        do {
            while (tokens.get(end).kind() == Token.Kind.COMMENT) {
                end++;
            }
            decorator = tokens.get(end).is("@");
            while (tokens.get(end).kind() != Token.Kind.NEWLINE
                    && tokens.get(end).kind() != Token.Kind.END) {
                end++;
            }
            end += tokens.get(end).kind() == Token.Kind.NEWLINE ? 1 : 0;
        } while (decorator && tokens.get(end).kind() != Token.Kind.END);
        boolean dots = end + 3 < tokens.size()
                && tokens.get(end).kind() == Token.Kind.INDENT
                && tokens.get(end + 1).is("...")
                && tokens.get(end + 2).kind() == Token.Kind.NEWLINE
                && tokens.get(end + 3).kind() == Token.Kind.DEDENT;
        return dots ? end + 3 : end;
    }

    private static boolean isWord(Token token) {
        return switch (token.kind()) {
            case COMMENT, NEWLINE, INDENT, DEDENT, END -> false;
            default -> true;
        };
    }

    /** The line of a token, counted from the token before. */
    private int lineOf(Token token) {
        for (; countedTo < token.position(); countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                line++;
            }
        }
        return line;
    }
}
