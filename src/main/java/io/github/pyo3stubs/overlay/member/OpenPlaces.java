// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a generated stub leaves open, so that an overlay may fill it in without further words. */
public final class OpenPlaces {

    private static final Set<String> WRAPPERS = Set.of("ClassVar", "Final");

    private OpenPlaces() {}

    /** Whether nothing is known of a type, or there is none. */
    public static boolean isOpen(Optional<Expression> type) {
        return type.map(KnownNames::isUnknown).orElse(true);
    }

    /** Whether nothing is known of an attribute's type. */
    public static boolean isOpen(Assignment attribute) {
        return attribute.annotation().map(OpenPlaces::isOpenAttribute).orElse(true);
    }

    /**
     * Whether a type fills in an attribute of which nothing is known. It keeps {@code Final} and {@code ClassVar},
     * which the library says.
     */
    public static boolean isFilled(Assignment attribute, Optional<Expression> type) {
        return isOpen(attribute)
                && (isOpen(attribute.annotation())
                        || form(attribute.annotation()).equals(form(type)));
    }

    private static Optional<String> form(Optional<Expression> type) {
        return type.flatMap(
                whole -> whole instanceof Subscript wrapped ? Optional.of(wrapped.form()) : Optional.<String>empty());
    }

    private static boolean isOpenAttribute(Expression annotation) {
        return KnownNames.isUnknown(annotation)
                || annotation instanceof Subscript wrapped
                        && WRAPPERS.contains(wrapped.form())
                        && wrapped.arguments().size() == 1
                        && KnownNames.isUnknown(wrapped.arguments().get(0));
    }

    /**
     * Whether a module has members that are not described. In a class, {@code __getattr__} is a method that Python
     * calls for names that the class does not have.
     */
    public static boolean areIn(List<Statement> body) {
        return body.stream().anyMatch(statement -> statement.binds().contains(StubFile.GETATTR));
    }

    /** Whether all members of a module or class are described. */
    public static boolean isComplete(List<Statement> body, Place place) {
        return !place.isModule() || !areIn(body);
    }
}
