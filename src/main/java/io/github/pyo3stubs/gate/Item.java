// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A public item of stubs: a module, a class, a function, a method, a property, an attribute or a variable. All
 * definitions of a name are one item, such as overloads, the accessors of a property, or what platforms declare.
 *
 * @param name qualified name
 * @param gaps where its types are not known; a class has those of its bases only, and a module none
 * @param isDocumented whether one of its definitions is documented, or it needs no documentation
 */
public record Item(String name, List<Gap> gaps, boolean isDocumented) {

    public Item {
        gaps = List.copyOf(gaps);
    }

    /** Whether all types are known. */
    public boolean isTyped() {
        return gaps.isEmpty();
    }

    /** The item with another definition of it. */
    Item and(Item other) {
        Set<Gap> all = new LinkedHashSet<>(gaps);
        all.addAll(other.gaps);
        return new Item(name, List.copyOf(all), isDocumented || other.isDocumented);
    }
}
