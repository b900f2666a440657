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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes stub files as text, byte for byte as PyO3's own program of release 0.30.1 does (specification, section 5). */
public final class StubPrinter {

    private final StringBuilder out = new StringBuilder();
    private boolean blankLineRequested;

    private StubPrinter() {}

    /**
     * The text of a stub file; empty for an empty module.
     *
     * @param tree the stubs among which the file lies
     */
    public static String print(StubFile file, StubTree tree) {
        StubPrinter printer = new StubPrinter();
        Imports imports = Imports.of(file, tree);
        StatementPrinter statements = new StatementPrinter(imports);
        file.documentation().ifPresent(text -> printer.element(Docstring.lines(text)));
        imports.lines().forEach(line -> printer.element(List.of(line)));
        imports.conditionalLines().forEach(printer::element);
        List<String> element = new ArrayList<>();
        for (Statement statement : file.body()) {
            if (!(statement instanceof Import)) {
                element.addAll(statements.lines(statement, ClassScope.MODULE));
            }
            if (!(statement instanceof Comment) && !element.isEmpty()) {
                printer.element(element);
                element.clear();
            }
        }
        return printer.out.toString();
    }

    /**
     * The lines of a statement on its own.
     *
     * @param spelling how the statement spells names
     */
    public static List<String> lines(Statement statement, Function<Name, String> spelling) {
        return new StatementPrinter(new Spelling() {
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
                })
                .lines(statement, ClassScope.MODULE);
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

    /** Adds a part of the module's text, with empty lines around {@code __all__} and parts of several lines (5.3). */
    private void element(List<String> lines) {
        boolean spaced = lines.size() > 1 || lines.get(0).startsWith(StubFile.ALL);
        if ((spaced || blankLineRequested) && !out.isEmpty()) {
            out.append('\n');
        }
        lines.forEach(line -> out.append(line).append('\n'));
        blankLineRequested = spaced;
    }
}
