// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The paths of the stubs of a tree, relative to a root.
 *
 * @param files the stubs by their paths, with {@code /} between names
 * @param owners the extension modules that the stubs belong to
 * @param printed the texts of the stubs, and why they cannot be written
 */
public record StubPaths(
        StubTree tree, SortedMap<String, StubFile> files, ModuleOwners owners, PrintedStubs.OfTree printed) {
    public StubPaths {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The paths to install in site-packages. */
    public static StubPaths installed(StubTree tree) {
        return installed(tree, new PrintedStubs());
    }

    /** The paths to install stubs in site-packages whose texts may be shared with other requests. */
    static StubPaths installed(StubTree tree, PrintedStubs printed) {
        return of(tree, StubLayout.INSTALLED, Path.of(""), printed);
    }

    /**
     * The paths in a layout.
     *
     * @param root the directory that the stubs are for; that of {@linkplain StubLayout#INSTALLED installed} ones does
     *     not matter
     * @param printed the texts of stubs, which may be shared with other requests
     * @throws InvalidPathException when there cannot be a file with the name of a module
     */
    public static StubPaths of(StubTree tree, StubLayout layout, Path root, PrintedStubs printed) {
        SortedMap<String, StubFile> files = new TreeMap<>();
        for (StubFile file : tree.files().values()) {
            String module = file.module();
            boolean directory =
                    tree.isPackage(module) || DottedName.of(module).isSimple() && layout.hasDirectory(module, root);
            files.put(StubFiles.path(module, directory), file);
        }
        return new StubPaths(tree, files, ModuleOwners.BY_NAME, printed.of(tree));
    }

    /** The same paths of stubs that belong to other extension modules than their names tell. */
    public StubPaths ownedBy(ModuleOwners owners) {
        return new StubPaths(tree, files, owners, printed);
    }

    /** A relative path with {@code /} between names on every system. */
    public static String path(Path file) {
        StringJoiner path = new StringJoiner("/");
        for (int i = 0; i < file.getNameCount(); i++) {
            path.add(file.getName(i).toString());
        }
        return path.toString();
    }

    /** Name of the extension module for which a file is generated. */
    public String extension(String path) {
        return owner(files.get(path).module());
    }

    /** Names of the extension modules of the tree. */
    public List<String> extensions() {
        Set<String> extensions = new LinkedHashSet<>();
        for (String module : tree.files().keySet()) {
            extensions.add(owner(module));
        }
        return List.copyOf(extensions);
    }

    private String owner(String module) {
        return tree.extensionOf(module, owners);
    }

    /** Names of the directories directly below the root that contain stubs. */
    public List<String> topLevelPackages() {
        Set<String> packages = new LinkedHashSet<>();
        for (String path : files.keySet()) {
            int end = path.indexOf('/');
            if (end >= 0) {
                packages.add(path.substring(0, end));
            }
        }
        return List.copyOf(packages);
    }

    /** The text of a file, without the mark. */
    public String text(String path) {
        return printed.text(files.get(path), tree);
    }

    /** The text of a file with the mark. */
    String markedText(String path) {
        return mark(path).before(text(path));
    }

    /** The mark of a file. */
    public Mark mark(String path) {
        return new Mark(extension(path));
    }

    /** The path of the stub of the package around a module; empty for a module without a package. */
    public Optional<String> packageAround(String path) {
        Optional<DottedName> parent = DottedName.of(files.get(path).module()).parent();
        return parent.isPresent() ? Optional.of(StubFiles.path(parent.get().text(), true)) : Optional.empty();
    }
}
