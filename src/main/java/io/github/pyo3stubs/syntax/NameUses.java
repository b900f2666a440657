// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.Role;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds every name that a stub file uses, with the class body around it. Imports that define a name are not uses. */
public final class NameUses {

    public static final Name PLATFORM = new Name("sys", "platform");
    public static final Name VERSION = new Name("sys", "version_info");

    /** {@code nt} on Windows, {@code posix} elsewhere. */
    public static final Name SYSTEM_FAMILY = new Name("os", "name");

    /** Type checkers understand conditions with these names only if the text has the module before the name. */
    private static final Set<Name> SPELLED_WITH_MODULE = Set.of(PLATFORM, VERSION, SYSTEM_FAMILY);

    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final BiConsumer<Name, ClassScope> found;

    public NameUses(BiConsumer<Name, ClassScope> found) {
        this.found = found;
    }

    /**
     * The thing that a file imports for a name: the part before the first dot, or the module where the text must name
     * it.
     */
    public static Name imported(Name name) {
        Name root = DottedName.of(name.path()).isSimple() ? name : new Name(name.module(), name.root());
        return isPublicNames(name) || SPELLED_WITH_MODULE.contains(root) ? Name.ofModule(name.module()) : root;
    }

    /**
     * Whether a name means the {@code __all__} of another module. Type checkers understand it only behind the module's
     * name.
     */
    public static boolean isPublicNames(Name name) {
        return name.path().equals(StubFile.ALL) && !name.isLocal();
    }

    /** The words in the text of a string that can be names, because the text may be a quoted annotation. */
    public static Stream<String> mentioned(String text) {
        return IDENTIFIER.matcher(text).results().map(MatchResult::group);
    }

    /** The names in the statements of a module. */
    public void in(List<Statement> body) {
        in(body, ClassScope.MODULE);
    }

    private void in(List<Statement> body, ClassScope scope) {
        for (Statement statement : body) {
            in(statement, scope);
        }
    }

    private void in(Statement statement, ClassScope scope) {
        if (statement instanceof Import explicit && !explicit.isBound()) {
            found.accept(explicit.name(), scope);
        }
        inLocals(statement.locals(), scope);
        statement.forEachExpression((role, expression) -> in(
                expression,
                role == Role.DECORATOR && statement instanceof Function method
                        ? scope.ofDecorator(expression, method.name())
                        : scope));
        if (statement instanceof ClassDefinition definition) {
            in(definition.body(), scope.inside(definition));
        } else {
            for (Body block : statement.blocks()) {
                in(block.statements(), scope);
            }
        }
    }

    private void in(Expression whole, ClassScope scope) {
        if (whole instanceof Name name) {
            found.accept(name, scope);
            return;
        }
        whole.forEach(expression -> {
            if (expression instanceof Name name) {
                found.accept(name, scope);
            }
            inLocals(expression.locals(), scope);
        });
    }

    private void inLocals(List<String> names, ClassScope scope) {
        for (String name : names) {
            found.accept(Name.local(name), scope);
        }
    }
}
