// SPDX-License-Identifier: Apache-2.0
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
 * The bases of exceptions that a library exports without a description. The generated stub has {@code Exception} as
 * their base, because the real one is unknown, so a committed stub may have other bases.
 */
public final class GuessedBases {

    private static final List<Expression> GUESS = List.of(Name.builtin("Exception"));

    private GuessedBases() {}

    /**
     * The stub with the library's bases instead of its own, for classes whose bases the library guesses. A class
     * without any base keeps that, because it is not an exception.
     *
     * @param library canonical form of the library's stub
     */
    static StubFile adopted(StubFile stub, StubFile library) {
        Set<String> guessed = library.body().stream()
                .filter(GuessedBases::isGuessed)
                .map(statement -> ((ClassDefinition) statement).name())
                .collect(toSet());
        return stub.withBody(Statement.each(
                stub.body(),
                statement -> statement instanceof ClassDefinition definition
                                && guessed.contains(definition.name())
                                && !definition.bases().isEmpty()
                        ? definition.withBases(GUESS)
                        : statement));
    }

    /**
     * Whether a class has nothing but a name and the guessed base. A described class may look the same; then its base
     * does not count.
     */
    public static boolean isGuessed(Statement statement) {
        return statement instanceof ClassDefinition definition
                && definition.body().isEmpty()
                && definition.equals(
                        new ClassDefinition(definition.name(), List.of(), GUESS, Optional.empty(), List.of()));
    }
}
