// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import java.util.Collection;

/**
 * How many items of stubs are typed and documented.
 *
 * @param items the public items
 * @param typed those whose types are known as a whole
 * @param documented those that are documented or need no documentation
 */
public record Coverage(int items, int typed, int documented) {

    /** The coverage of items. */
    public static Coverage of(Collection<Item> items) {
        int typed = 0;
        int documented = 0;
        for (Item item : items) {
            typed += item.isTyped() ? 1 : 0;
            documented += item.isDocumented() ? 1 : 0;
        }
        return new Coverage(items.size(), typed, documented);
    }

    /** The share of typed items, such as {@code 98.4 %}. It is rounded down, so that 100.0 % means all. */
    public String typedShare() {
        return percent(typed);
    }

    /** The share of documented items, rounded down like the other one. */
    public String documentedShare() {
        return percent(documented);
    }

    private String percent(int some) {
        long tenths = items == 0 ? 1000 : 1000L * some / items;
        return tenths / 10 + "." + tenths % 10 + " %";
    }

    /** Such as {@code 312 items, 98.4 % typed, 91.0 % documented}. */
    @Override
    public String toString() {
        return (items == 1 ? "1 item, " : items + " items, ") + typedShare() + " typed, " + documentedShare()
                + " documented";
    }
}
