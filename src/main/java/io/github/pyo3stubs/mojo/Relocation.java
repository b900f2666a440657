// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.project.OptionValues;
import io.github.pyo3stubs.relocation.Relocations;
import java.util.List;

/** A {@code <relocation>} in the POM. Maven makes it, finds the class by the element's name, and sets the fields. */
public final class Relocation {
    private String from;
    private String to;
    private boolean keep = true;

    /**
     * What all of them say together.
     *
     * @param all null if the POM has none
     */
    static Relocations read(List<Relocation> all) throws ProjectException {
        if (all == null) {
            return Relocations.NONE;
        }
        return OptionValues.relocations(all.stream()
                .map(each -> OptionValues.relocation(each.from, each.to, each.keep))
                .toList());
    }
}
