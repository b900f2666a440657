// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The extension modules that stubs belong to, as far as it is stated, because relocated stubs have names that do not
 * tell.
 *
 * @param stated full names of extension modules by those of the modules of the stubs
 */
public record ModuleOwners(SortedMap<String, String> stated) {

    /** Nothing is stated: every stub belongs to the extension module that is the topmost package around it. */
    public static final ModuleOwners BY_NAME = new ModuleOwners(new TreeMap<>());

    /** The owner of several stubs. */
    public static ModuleOwners of(Collection<String> modules, String extension) {
        SortedMap<String, String> stated = new TreeMap<>();
        modules.forEach(module -> stated.put(module, extension));
        return new ModuleOwners(stated);
    }

    public ModuleOwners {
        stated = Collections.unmodifiableSortedMap(new TreeMap<>(stated));
    }

    /** These owners, and others where these do not state any. */
    public ModuleOwners or(ModuleOwners others) {
        SortedMap<String, String> both = new TreeMap<>(others.stated);
        both.putAll(stated);
        return new ModuleOwners(both);
    }

    /** The full name of the extension module that the stub of a module belongs to; empty if the name tells. */
    public Optional<String> of(String module) {
        return Optional.ofNullable(stated.get(module));
    }
}
