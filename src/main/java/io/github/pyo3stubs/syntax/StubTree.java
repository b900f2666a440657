// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
        return new StubTree(files.stream()
                .collect(toMap(
                        StubFile::module,
                        file -> file,
                        (one, other) -> {
                            throw new IllegalArgumentException("two stub files of module " + one.module());
                        },
                        TreeMap::new)));
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
        return file(module).filter(StubFile::isPackage).isPresent()
                || !files.subMap(module + ".", module + "/").isEmpty(); // the character after the dot
    }

    /** The same stubs, of which exactly those are of packages that have stubs of other modules below them. */
    public StubTree packaged() {
        Set<String> packages = files.keySet().stream()
                .flatMap(module -> DottedName.of(module).withAncestors().skip(1))
                .map(DottedName::text)
                .collect(toSet());
        return of(files.values().stream()
                .map(file -> file.asPackage(packages.contains(file.module())))
                .toList());
    }

    /** The extension module that the stub of a module belongs to. */
    public String extensionOf(String module, ModuleOwners owners) {
        return owners.of(module).orElseGet(() -> extensionOf(module));
    }

    /**
     * The extension module that a module is part of by its name: its topmost ancestor in this tree that has it as a
     * submodule.
     */
    public String extensionOf(String module) {
        return DottedName.of(module)
                .parent()
                .flatMap(parent -> file(parent.text()))
                .filter(StubFile::isPackage)
                .map(parent -> extensionOf(parent.module()))
                .orElse(module);
    }
}
