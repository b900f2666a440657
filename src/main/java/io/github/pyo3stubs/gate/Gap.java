// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import java.util.Optional;

/**
 * A place of an item whose type is not known, or only in part.
 *
 * @param parameter the parameter's name, with its stars, if the place is a parameter
 * @param type the type as a reader of the module sees it, such as {@code list[Any]}; empty if there is none
 */
public record Gap(Place place, String parameter, Optional<String> type) {

    /** Where the type belongs. */
    public enum Place {
        PARAMETER,
        RESULT,
        /** The type of a variable or an attribute. */
        VARIABLE,
        /** A base of a class. */
        BASE,
        /** The function of a module that stands for members which the library does not describe. */
        OTHER_MEMBERS
    }

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof Gap gap
                && place == gap.place
                && parameter.equals(gap.parameter)
                && type.equals(gap.type);
    }

    @Override
    public int hashCode() {
        return 31 * parameter.hashCode() + type.hashCode();
    }

    /** What is not known, as a message continues after the item's name. */
    @Override
    public String toString() {
        return switch (place) {
            case PARAMETER ->
                "parameter '" + parameter + "' "
                        + type.map(text -> "is '" + text + "'").orElse("has no type");
            case RESULT -> type.map(text -> "returns '" + text + "'").orElse("the result has no type");
            case VARIABLE -> type.map(text -> "is '" + text + "'").orElse("has no type");
            case BASE -> "a base is '" + type.orElseThrow() + "'";
            case OTHER_MEMBERS -> "stands for members that are not described";
        };
    }
}
