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
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A walk over the statements of a module that finds every name which they use, with the class body around it. Imports
 * that define a name are not uses.
 */
public abstract class NameUses {

    public static final Name PLATFORM = new Name("sys", "platform");
    public static final Name VERSION = new Name("sys", "version_info");

    /** {@code nt} on Windows, {@code posix} elsewhere. */
    public static final Name SYSTEM_FAMILY = new Name("os", "name");

    /** Type checkers understand conditions with these names only if the text has the module before the name. */
    private static final Set<Name> SPELLED_WITH_MODULE = Set.of(PLATFORM, VERSION, SYSTEM_FAMILY);

    /** What few files need, so that the others need no regular expression. */
    private static final class Patterns {
        private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    }

    /** Calls an action with each use of a name in the statements of a module. */
    public static void forEach(List<Statement> body, BiConsumer<Name, ClassScope> action) {
        new NameUses() {
            @Override
            protected void use(Name name, ClassScope scope) {
                action.accept(name, scope);
            }
        }.in(body);
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
        return Patterns.IDENTIFIER.matcher(text).results().map(MatchResult::group);
    }

    /** Looks at a use of a name. */
    protected abstract void use(Name name, ClassScope scope);

    /** Looks at a name that has a meaning only in the statement or the part of an expression that is looked at. */
    protected void local(String name, ClassScope scope) {
        use(Name.local(name), scope);
    }

    /** Looks at a statement, before its expressions and before the statements in it. */
    protected void visit(Statement statement, ClassScope scope) {}

    /** Looks at a part of an expression that is not a name. */
    protected void visit(Expression part) {}

    /** Walks over the statements of a module. */
    public final void in(List<Statement> body) {
        new Scope(ClassScope.MODULE).in(body);
    }

    /** The statements in one class body, or at module level. */
    private final class Scope implements BiConsumer<Role, Expression>, Consumer<Expression> {

        private final ClassScope scope;

        /** The statement whose expressions are being looked at. */
        private Statement statement;

        /** The scope of the expression that is being looked at. */
        private ClassScope around;

        Scope(ClassScope scope) {
            this.scope = scope;
        }

        void in(List<Statement> body) {
            for (Statement each : body) {
                in(each);
            }
        }

        private void in(Statement each) {
            statement = each;
            visit(each, scope);
            if (each instanceof Import explicit && !explicit.isBound()) {
                use(explicit.name(), scope);
            }
            inLocals(each.locals(), scope);
            each.forEachExpression(this);
            if (each instanceof ClassDefinition definition) {
                new Scope(scope.inside(definition)).in(definition.body());
            } else {
                for (Body block : each.blocks()) {
                    in(block.statements());
                }
            }
        }

        /** An expression of the statement. */
        @Override
        public void accept(Role role, Expression whole) {
            around = role == Role.DECORATOR && statement instanceof Function method
                    ? scope.ofDecorator(whole, method.name())
                    : scope;
            if (whole instanceof Name name) {
                use(name, around);
            } else {
                whole.forEach(this);
            }
        }

        /** A part of an expression. */
        @Override
        public void accept(Expression part) {
            if (part instanceof Name name) {
                use(name, around);
            } else {
                visit(part);
                inLocals(part.locals(), around);
            }
        }

        private void inLocals(List<String> names, ClassScope around) {
            for (String name : names) {
                local(name, around);
            }
        }
    }
}
