// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The paths of the stubs of a tree, relative to a root.
 *
 * @param files the stubs by their paths, with {@code /} between names
 * @param owners the extension modules that the stubs belong to
 * @param printed the texts of the stubs
 */
public record StubPaths(StubTree tree, SortedMap<String, StubFile> files, ModuleOwners owners, PrintedStubs printed) {
    public StubPaths {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The paths to install in site-packages. */
    public static StubPaths installed(StubTree tree) {
        return installed(tree, new PrintedStubs());
    }

    /** The paths to install stubs in site-packages whose texts may be shared with other requests. */
    static StubPaths installed(StubTree tree, PrintedStubs printed) {
        return of(tree, StubLayout.INSTALLED, path -> false, printed);
    }

    /**
     * The paths in a layout.
     *
     * @param exists whether there is a file with a path
     * @param printed the texts of stubs, which may be shared with other requests
     */
    public static StubPaths of(StubTree tree, StubLayout layout, Predicate<String> exists, PrintedStubs printed) {
        SortedMap<String, StubFile> files = new TreeMap<>();
        for (StubFile file : tree.files().values()) {
            String module = file.module();
            boolean directory =
                    tree.isPackage(module) || DottedName.of(module).isSimple() && layout.hasDirectory(module, exists);
            files.put(StubFiles.path(module, directory), file);
        }
        return new StubPaths(tree, files, ModuleOwners.BY_NAME, printed);
    }

    /** The same paths of stubs that belong to other extension modules than their names tell. */
    public StubPaths ownedBy(ModuleOwners owners) {
        return new StubPaths(tree, files, owners, printed);
    }

    /** A relative path with {@code /} between names on every system. */
    public static String path(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .map(Path::toString)
                .collect(joining("/"));
    }

    /** Name of the extension module for which a file is generated. */
    public String extension(String path) {
        return owner(files.get(path).module());
    }

    /** Names of the extension modules of the tree. */
    public List<String> extensions() {
        return tree.files().keySet().stream().map(this::owner).distinct().toList();
    }

    private String owner(String module) {
        return tree.extensionOf(module, owners);
    }

    /** Names of the directories directly below the root that contain stubs. */
    public List<String> topLevelPackages() {
        return files.keySet().stream()
                .filter(path -> path.indexOf('/') >= 0)
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
    }

    /** The text of a file, without the mark. */
    public String text(String path) {
        return printed.text(files.get(path), tree);
    }

    /** The text of a file with the mark. */
    public String markedText(String path) {
        return mark(path).before(text(path));
    }

    /** The mark of a file. */
    public Mark mark(String path) {
        return new Mark(extension(path));
    }

    /** The path of the stub of the package around a module; empty for a module without a package. */
    public Optional<String> packageAround(String path) {
        return DottedName.of(files.get(path).module()).parent().map(parent -> StubFiles.path(parent.text(), true));
    }
}
