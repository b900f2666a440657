// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names under which the stubs of modules stand, on every platform. Which modules there are is not said.
 *
 * @param relocations all are made at once. A module for which several are written, because one is for a module above
 *     it, follows the nearest
 * @param overlaid the full names of the modules for which an overlay has a file
 */
public record ModulePlaces(List<Relocation> relocations, SortedSet<String> overlaid) {

    /** Every stub stands under the name of its module. */
    public static final ModulePlaces BY_NAME = new ModulePlaces(List.of(), new TreeSet<>());

    public ModulePlaces {
        relocations = List.copyOf(relocations);
        overlaid = Collections.unmodifiableSortedSet(new TreeSet<>(overlaid));
    }

    /** The name under which the stub of a module stands. */
    public String of(String module) {
        Optional<Relocation> nearest = nearest(module);
        return nearest.isPresent()
                ? DottedName.of(module)
                        .moved(nearest.get().from(), nearest.get().to())
                        .orElse(module)
                : module;
    }

    /** Whether a relocated module leaves a stub under its old name. */
    public boolean isKept(String module) {
        Optional<Relocation> nearest = nearest(module);
        return nearest.isPresent() && nearest.get().keep() && !of(module).equals(module);
    }

    /**
     * Whether a stub under a name may be that of a module of an extension module, which may be one that no library at
     * hand has.
     *
     * @param extension the extension module's full name
     */
    public boolean mayHold(String extension, String place) {
        return overlaid.contains(place)
                || isIn(extension, place) && (isKept(place) || of(place).equals(place))
                || relocatedTo(place).anyMatch(module -> isIn(extension, module));
    }

    /** The modules whose stubs stand under a name because of relocations, if there are such modules. */
    private Stream<String> relocatedTo(String place) {
        return relocations.stream()
                .flatMap(relocation -> DottedName.of(place).moved(relocation.to(), relocation.from()).stream()
                        .filter(module ->
                                nearest(module).filter(relocation::equals).isPresent()));
    }

    /** The name under which the stub of a module stands, if a name is the module's old one and no other module's. */
    public Optional<String> newName(String old) {
        String place = of(old);
        return place.equals(old) || relocatedTo(old).findAny().isPresent() ? Optional.empty() : Optional.of(place);
    }

    private static boolean isIn(String extension, String module) {
        return DottedName.of(module).startsWith(extension);
    }

    private Optional<Relocation> nearest(String module) {
        Relocation nearest = null;
        for (Relocation relocation : relocations) {
            boolean isNearer = nearest == null
                    || relocation.from().length() > nearest.from().length();
            if (isNearer && DottedName.of(module).startsWith(relocation.from())) {
                nearest = relocation;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
