// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The stubs of one or more extension modules and their submodules.
 *
 * @param files each file by its module's full dotted name
 */
public record StubTree(SortedMap<String, StubFile> files) {

    public StubTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** @throws IllegalArgumentException when two files are of one module */
    public static StubTree of(Collection<StubFile> files) {
        SortedMap<String, StubFile> byModule = new TreeMap<>();
        for (StubFile file : files) {
            if (byModule.put(file.module(), file) != null) {
                throw new IllegalArgumentException("two stub files of module " + file.module());
            }
        }
        return new StubTree(byModule);
    }

    /** The tree with each file replaced by what a function makes of it. */
    public StubTree mapped(UnaryOperator<StubFile> change) {
        List<StubFile> mapped = new ArrayList<>(files.size());
        for (StubFile file : files.values()) {
            mapped.add(change.apply(file));
        }
        return of(mapped);
    }

    /** The file of a module of this tree. */
    public Optional<StubFile> file(String module) {
        return Optional.ofNullable(files.get(module));
    }

    /** The tree without some modules. */
    public StubTree without(Predicate<String> modules) {
        SortedMap<String, StubFile> left = new TreeMap<>(files);
        left.keySet().removeIf(modules);
        return new StubTree(left);
    }

    /**
     * Whether a module's file lies in a directory of the module's own, among those of other modules: of its submodules,
     * or of an extension module that is named as if it were one.
     */
    public boolean isPackage(String module) {
        return files.containsKey(module) && files.get(module).isPackage()
                || !files.subMap(module + ".", module + "/").isEmpty(); // the character after the dot
    }

    /** The same stubs, of which exactly those are of packages that have stubs of other modules below them. */
    public StubTree packaged() {
        Set<String> packages = files.keySet().stream()
                .flatMap(module -> DottedName.of(module).withAncestors().skip(1))
                .map(DottedName::text)
                .collect(toSet());
        return mapped(file -> file.asPackage(packages.contains(file.module())));
    }

    /** The extension module that the stub of a module belongs to. */
    public String extensionOf(String module, ModuleOwners owners) {
        Optional<String> owner = owners.of(module);
        return owner.isPresent() ? owner.get() : extensionOf(module);
    }

    /**
     * The extension module that a module is part of by its name: its topmost ancestor in this tree that has it as a
     * submodule.
     */
    public String extensionOf(String module) {
        Optional<DottedName> parent = DottedName.of(module).parent();
        StubFile above = parent.isPresent() ? files.get(parent.get().text()) : null;
        return above != null && above.isPackage() ? extensionOf(above.module()) : module;
    }
}
