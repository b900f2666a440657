// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Docstring;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes stub files as text, byte for byte as PyO3's own program of release 0.30.1 does (specification, section 5). */
public final class StubPrinter {

    private final StringBuilder out = new StringBuilder();
    private final PythonLines lines = new PythonLines(out);
    private boolean blankLineRequested;

    private StubPrinter() {}

    /**
     * The text of a stub file; empty for an empty module.
     *
     * @param tree the stubs among which the file lies
     */
    public static String print(StubFile file, StubTree tree) {
        return print(file, tree, UsedNames.of(file));
    }

    /** The text of a stub file as {@link #print} returns it; empty if a name in it is not a Python identifier. */
    public static Optional<String> checked(StubFile file, StubTree tree) {
        UsedNames names = UsedNames.of(file);
        return names.areIdentifiers() ? Optional.of(print(file, tree, names)) : Optional.empty();
    }

    private static String print(StubFile file, StubTree tree, UsedNames names) {
        StubPrinter printer = new StubPrinter();
        Imports imports = Imports.of(file, tree, names);
        if (file.documentation().isPresent()) {
            printer.lines.document(file.documentation().get());
            printer.finish(0);
        }
        for (String line : imports.lines()) {
            printer.element(List.of(line));
        }
        for (List<String> block : imports.conditionalLines()) {
            printer.element(block);
        }
        printer.statements(file.body(), imports);
        return printer.out.toString();
    }

    /** Writes statements, each with the comments before it. Imports are written already. */
    private void statements(List<Statement> body, Imports imports) {
        StatementPrinter statements = new StatementPrinter(imports, lines);
        int start = out.length();
        for (Statement statement : body) {
            if (!(statement instanceof Import)) {
                statements.print(statement);
            }
            if (!(statement instanceof Comment) && out.length() > start) {
                finish(start);
                start = out.length();
            }
        }
        out.setLength(start);
    }

    /**
     * The lines of a statement on its own.
     *
     * @param spelling how the statement spells names
     */
    public static List<String> lines(Statement statement, Function<Name, String> spelling) {
        PythonLines lines = new PythonLines(new StringBuilder());
        Spelling everywhere = new Spelling() {
            @Override
            public String spell(Name name, ClassScope scope) {
                return spelling.apply(name);
            }

            @Override
            public String spellInBody(Name name, ClassScope scope) {
                return spelling.apply(name);
            }

            @Override
            public String line(Import explicit) {
                return Imports.line(explicit, explicit.name().module());
            }
        };
        new StatementPrinter(everywhere, lines).print(statement);
        return lines.toList();
    }

    /**
     * How the text of a stub file spells the names that it uses, by the class body in which they stand.
     *
     * @param tree the stubs among which the file lies
     */
    public static BiFunction<Name, ClassScope, String> spelling(StubFile file, StubTree tree) {
        return Imports.of(file, tree)::spell;
    }

    /** The lines of a module's documentation. */
    public static List<String> lines(String documentation) {
        return Docstring.lines(documentation);
    }

    /** Adds a part of the module's text. */
    private void element(List<String> parts) {
        int start = out.length();
        lines.addAll(parts);
        finish(start);
    }

    /**
     * Puts an empty line before the part of the text that begins at an index, if it or the part before is
     * {@code __all__} or has several lines (5.3).
     */
    private void finish(int start) {
        boolean spaced = out.indexOf("\n", start) < out.length() - 1 || out.indexOf(StubFile.ALL, start) == start;
        if ((spaced || blankLineRequested) && start > 0) {
            out.insert(start, '\n');
        }
        blankLineRequested = spaced;
    }
}
