// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.KnownType;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of arguments that may stand between the brackets of a type. All forms of {@code typing} are known; of the
 * other names in {@link KnownNames} the number of arguments is known; of any other name nothing.
 *
 * @see <a href="https://typing.python.org/en/latest/spec/">Specification for the Python type system</a>
 */
enum TypeForm {
    ANNOTATED,
    CALLABLE,
    CONCATENATE,
    LITERAL,
    TUPLE,
    UNION,
    UNPACK,
    /** A class of Python's, or a form whose arguments are types. */
    ORDINARY,
    /** A type whose parameters are unknown. */
    UNKNOWN;

    /** Few libraries have integers in their annotations. */
    private static final class Patterns {
        static final Pattern INTEGER = Pattern.compile("-?(?:\\d[\\d_]*|0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)");
    }

    /** The form of a name before brackets. */
    static TypeForm of(Name name) {
        Optional<KnownType> type = known(name);
        if (type.isEmpty()) {
            return UNKNOWN;
        }
        return switch (name.path()) {
            case "Annotated" -> ANNOTATED;
            case "Callable" -> CALLABLE;
            case "Concatenate" -> CONCATENATE;
            case "Literal" -> LITERAL;
            case "Tuple", "tuple" -> TUPLE;
            case "Union" -> UNION;
            case "Unpack" -> UNPACK;
            default -> type.get().takesParameters() ? UNKNOWN : ORDINARY;
        };
    }

    /** Whether a name is a type without brackets, as far as is known. */
    static boolean isType(Name name) {
        Optional<KnownType> type = known(name);
        if (type.isEmpty() && KnownNames.isOfTyping(name)) {
            type = KnownNames.type(new Name("typing", name.path()));
            return type.isPresent() && !type.get().isForm();
        }
        return type.isEmpty() || !type.get().isForm();
    }

    /** Whether a name takes so many arguments between brackets, as far as is known. */
    static boolean takes(Name name, int arguments) {
        return of(name) == UNKNOWN ? isType(name) : known(name).orElseThrow().takes(arguments);
    }

    /**
     * What is known of the arguments of a name: of those that hints write without their modules, also by the module
     * {@code typing}, which has what other modules have, too.
     */
    private static Optional<KnownType> known(Name name) {
        if (KnownNames.contains(name)) {
            return KnownNames.type(name);
        }
        Optional<Name> known = KnownNames.isOfTyping(name) ? KnownNames.unqualified(name.path()) : Optional.empty();
        return known.isPresent() ? KnownNames.type(known.get()) : Optional.empty();
    }

    /** Whether {@code Literal} takes a value that is not a name: any literal, except for those of {@code float}. */
    static boolean isLiteral(Expression value) {
        return value instanceof StringConstant
                || value instanceof Expression.Bytes
                || value instanceof Number number
                        && Patterns.INTEGER.matcher(number.literal()).matches()
                || value instanceof Constant && value != Constant.ELLIPSIS;
    }
}
