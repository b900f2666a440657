// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds statements that are wrong in every overlay, whatever the library has. */
final class FormCheck {

    /** What {@code del} may have beside names. */
    private static final Set<String> BETWEEN_NAMES = Set.of("del", ",", "(", ")");

    /** Formatters put brackets around long lists of names. */
    private static final VerbatimToken BRACKET = new VerbatimToken("(");

    private final String shown;
    private final List<OverlayFault> faults = new ArrayList<>();

    private FormCheck(String shown) {
        this.shown = shown;
    }

    /**
     * The faults of a file.
     *
     * @param file the file as its text is, with notes
     * @param shown how messages name the file
     */
    static List<OverlayFault> faults(StubFile file, String shown) {
        FormCheck check = new FormCheck(shown);
        check.scope(file.body(), 0);
        return check.faults;
    }

    private void scope(List<Statement> body, int line) {
        Set<Function> overloads = new HashSet<>();
        int last = line;
        for (Stated stated : Stated.of(body, line)) {
            Statement statement = stated.statement();
            if (stated.line() == last && !(statement instanceof Import)) {
                fault(
                        stated,
                        "Nothing says which statement of this line its comments are about. %s",
                        new Advice("Put each statement on its own line."));
            }
            last = stated.line();
            if (statement instanceof Function function) {
                parameters(function, stated);
                if (DeclarationKind.isOverload(function) && !overloads.add(withoutText(function))) {
                    fault(
                            stated,
                            "%s has the same overload twice. %s",
                            function.name(),
                            new Advice("Remove one of the two."));
                }
            } else if (statement instanceof ClassDefinition definition) {
                bases(definition, stated);
            } else if (Stated.isDeletion(statement)) {
                deletion((OpaqueStatement) statement, stated);
            } else if (statement instanceof Compound
                    && Body.flat(List.of(statement)).anyMatch(Import.class::isInstance)) {
                fault(
                        stated,
                        "Nothing says which imports in a block such as try count. %s",
                        new Advice("Write plain imports."));
            }
            for (Body inner : statement.bodies()) {
                scope(inner.statements(), stated.line());
            }
        }
    }

    private static Function withoutText(Function function) {
        return function.withDocumentation(Optional.empty());
    }

    private void parameters(Function function, Stated stated) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : function.parameters()) {
            if (!names.add(parameter.name())) {
                fault(
                        stated,
                        "%s has two parameters '%s'. %s",
                        function.name(),
                        parameter.name(),
                        new Advice("Remove one of the two."));
            }
        }
    }

    private void bases(ClassDefinition definition, Stated stated) {
        Set<Expression> bases = new HashSet<>();
        for (Expression base : definition.bases()) {
            if (Subscript.withoutArguments(base) instanceof Name name && !bases.add(name)) {
                fault(
                        stated,
                        "%s has the base %s twice. %s",
                        definition.name(),
                        name.path(),
                        new Advice("Remove one of the two."));
            }
        }
    }

    private void deletion(OpaqueStatement deletion, Stated stated) {
        List<Expression> parts = deletion.verbatim().parts();
        boolean onlyNames = parts.stream()
                        .allMatch(part -> Stated.removed(part).isPresent()
                                || part instanceof VerbatimToken token && BETWEEN_NAMES.contains(token.text()))
                && parts.lastIndexOf(BRACKET) <= 1;
        if (!onlyNames) {
            fault(stated, "An overlay removes names only. %s", new Advice("Write  del NAME  or  del CLASS.MEMBER"));
        } else if (parts.stream().anyMatch(FormCheck::isPublicNames)) {
            fault(stated, "%s follows from the declarations. %s", StubFile.ALL, new Advice("Remove this line."));
        }
    }

    private static boolean isPublicNames(Expression part) {
        return Stated.removed(part)
                .filter(name -> DottedName.of(name.path()).last().equals(StubFile.ALL))
                .isPresent();
    }

    private void fault(Stated stated, String text, Object... values) {
        faults.add(new OverlayFault(shown, stated.line(), Message.of(text, values)));
    }
}
