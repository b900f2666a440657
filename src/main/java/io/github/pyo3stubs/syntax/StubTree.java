package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** The module's topmost ancestor in this tree: the extension module that it is part of. */
    public String extensionOf(String module) {
        String extension = module;
        for (int dot = module.lastIndexOf('.'); dot >= 0; dot = module.lastIndexOf('.', dot - 1)) {
            String ancestor = module.substring(0, dot);
            if (files.containsKey(ancestor)) {
                extension = ancestor;
            }
        }
        return extension;
    }
}
