// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.ContentForm;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Declarations of an overlay that the library does not have. */
public final class Additions {

    private static final Set<String> MADE_BY_CALL =
            Set.of("TypeVar", "ParamSpec", "TypeVarTuple", "NewType", "TypeAliasType", "TypedDict");
    private static final Set<String> FORMS_OF_CLASSES = Set.of("Protocol", "TypedDict");

    private final FilePair files;
    private final Place place;
    private final boolean complete;
    private final Set<String> functions;

    /**
     * @param complete whether the library has all members of the module or class
     * @param functions the names of its functions, with those of the overlay
     */
    public Additions(FilePair files, Place place, boolean complete, Set<String> functions) {
        this.functions = Set.copyOf(functions);
        this.files = files;
        this.place = place;
        this.complete = complete;
    }

    /**
     * Whether a declaration is for type checkers only, so that a library cannot have it: type variables, new types,
     * aliases, protocols and typed dictionaries.
     */
    public static boolean isForCheckersOnly(Statement statement) {
        if (statement instanceof ClassDefinition definition) {
            return definition.bases().stream().anyMatch(base -> isOfTyping(base, FORMS_OF_CLASSES));
        } else if (statement instanceof Assignment assignment) {
            return ContentForm.isAlias(assignment)
                    || assignment
                            .value()
                            .filter(value -> value instanceof Call call && isOfTyping(call.callee(), MADE_BY_CALL))
                            .isPresent();
        }
        return statement instanceof TypeAlias;
    }

    /**
     * Whether a declaration of a body is for type checkers only. An alias of one of the body's functions is not,
     * although it looks like that of a type.
     */
    public static boolean isForCheckersOnly(Statement statement, Set<String> functions) {
        boolean isOfFunction = statement instanceof Assignment alias
                && alias.annotation().isEmpty()
                && alias.value()
                        .filter(value -> value instanceof Name name
                                && functions.contains(DottedName.of(name.path()).last()))
                        .isPresent();
        return !isOfFunction && isForCheckersOnly(statement);
    }

    /** The names of the functions in a body. */
    public static Set<String> functions(Stream<Statement> body) {
        return body.flatMap(
                        statement -> statement instanceof Function function ? Stream.of(function.name()) : Stream.of())
                .collect(toSet());
    }

    private static boolean isOfTyping(Expression expression, Set<String> names) {
        return expression instanceof Subscript generic
                ? isOfTyping(generic.value(), names)
                : expression instanceof Name name && KnownNames.isOfTyping(name) && names.contains(name.path());
    }

    /** A declaration as it comes into the stub. Reports it if it does not say that it is new. */
    Statement added(Stated stated) {
        Declaration declaration = (Declaration) stated.statement();
        String name = place.path(declaration.name());
        if (!stated.notes().isNew()
                && declaration instanceof ClassDefinition definition
                && isAboutLibrary(definition.body(), stated.line())) {
            files.fault(
                    stated.line(),
                    "The library has no %s, but lines of this class are about its members. %s",
                    name,
                    new Advice("Correct the name, or remove the class. If it is your own, write  # new  behind its name"
                            + " and remove '# was' and del."));
            return definition.withBody(withoutNotes(definition.body()));
        }
        if (!stated.notes().was().isEmpty()) {
            files.fault(
                    stated.line(),
                    "'# was' is about %s, which the library does not have. %s",
                    name,
                    new Advice("Look again, then remove the declaration, or write  # new"));
        } else if (complete && !stated.notes().isNew() && !isForCheckersOnly(declaration, functions)) {
            files.fault(
                    stated.line(), "The library has no %s. %s", name, new Advice("Correct the name, or write  # new"));
        } else if (!complete && !stated.notes().isNew() && !isForCheckersOnly(declaration, functions)) {
            checkTypes(declaration, name, stated.line());
        }
        return declaration instanceof ClassDefinition definition ? whole(definition, stated.line()) : declaration;
    }

    /** Whether statements replace or remove what only the library can have. */
    private static boolean isAboutLibrary(List<Statement> body, int line) {
        return Stated.of(body, line).stream()
                .anyMatch(stated -> !stated.notes().was().isEmpty()
                        || Stated.isDeletion(stated.statement())
                        || stated.statement().bodies().stream()
                                .anyMatch(inner -> isAboutLibrary(inner.statements(), stated.line())));
    }

    /** Reports an addition that may fill in something that the library has under another name now. */
    private void checkTypes(Declaration declaration, String name, int line) {
        MissingTypes.inWords(declaration, place)
                .ifPresent(missing -> files.fault(
                        line,
                        "The library has no %s. An addition needs a type for %s. %s",
                        name,
                        missing,
                        new Advice("Correct the name, add the types, or write  # new")));
    }

    /** A class that is new as a whole. */
    private ClassDefinition whole(ClassDefinition definition, int line) {
        return definition.withBody(whole(definition.body(), line));
    }

    /** The statements of something that is new as a whole. Reports comments and {@code del} about the library. */
    public List<Statement> whole(List<Statement> body, int line) {
        check(body, line);
        return withoutNotes(body);
    }

    private void check(List<Statement> body, int line) {
        for (Stated stated : Stated.of(body, line)) {
            if (stated.notes().areAny()) {
                files.fault(
                        stated.line(),
                        "The module or class around this is new, so the library has nothing here. %s",
                        new Advice("Remove '# new' and '# was'."));
            } else if (Stated.isDeletion(stated.statement())) {
                files.fault(stated.line(), "There is nothing to remove here. %s", new Advice("Remove this line."));
            }
            stated.statement().bodies().forEach(inner -> check(inner.statements(), stated.line()));
        }
    }

    private static List<Statement> withoutNotes(List<Statement> body) {
        return body.stream()
                .filter(statement -> !(statement instanceof Comment) && !Stated.isDeletion(statement))
                .map(statement -> statement instanceof ClassDefinition definition
                        ? definition.withBody(withoutNotes(definition.body()))
                        : statement.withBlocks(block -> withoutNotes(block.statements())))
                .toList();
    }
}
