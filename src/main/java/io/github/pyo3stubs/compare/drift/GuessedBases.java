package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bases of exceptions that a library exports without describing them. The generated stub says {@code Exception},
 * for want of anything better, so a stub that knows a better one is right.
 */
final class GuessedBases {

    private static final List<Expression> GUESS = List.of(Name.builtin("Exception"));

    private GuessedBases() {}

    /**
     * A stub with the library's bases in the place of its own, where the library's are guessed. Without any base of its
     * own a class is no exception, and stays so.
     *
     * @param library what the library declares, as content
     */
    static StubFile adopted(StubFile stub, StubFile library) {
        Set<String> guessed = library.body().stream()
                .filter(GuessedBases::isGuessed)
                .map(statement -> ((ClassDefinition) statement).name())
                .collect(toSet());
        List<Statement> body = stub.body().stream()
                .map(statement -> statement instanceof ClassDefinition definition
                                && guessed.contains(definition.name())
                                && !definition.bases().isEmpty()
                        ? definition.withBases(GUESS)
                        : statement)
                .toList();
        return stub.withBody(body);
    }

    /** A class of which nothing is known but its name. A described one may look the same; its base does not count then. */
    private static boolean isGuessed(Statement statement) {
        return statement instanceof ClassDefinition definition
                && definition.equals(
                        new ClassDefinition(definition.name(), List.of(), GUESS, Optional.empty(), List.of()));
    }
}
