package io.github.pyo3stubs.output;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Where the stubs of a tree lie below a root.
 *
 * @param files each stub by its path, with {@code /} between the names
 */
public record StubPaths(StubTree tree, SortedMap<String, StubFile> files) {
    public static final String SUFFIX = ".pyi";
    private static final String PACKAGE_FILE = "/__init__" + SUFFIX;

    public StubPaths {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * As in site-packages, where a module without a package gets a directory too: type checkers do not look at single
     * files there.
     */
    public static StubPaths installed(StubTree tree) {
        return of(tree, module -> true);
    }

    /**
     * As in a source tree, where a module without a package is a single file, unless it has a directory already.
     *
     * @param exists tells of a path whether there is such a file
     */
    public static StubPaths committed(StubTree tree, Predicate<String> exists) {
        return of(tree, module -> exists.test(module + PACKAGE_FILE));
    }

    /**
     * As found in site-packages, where a module without a package may be a single file, which some type checkers see.
     *
     * @param exists tells of a path whether there is such a file
     */
    public static StubPaths packaged(StubTree tree, Predicate<String> exists) {
        return of(tree, module -> !exists.test(module + SUFFIX) || exists.test(module + PACKAGE_FILE));
    }

    private static StubPaths of(StubTree tree, Predicate<String> hasDirectory) {
        SortedMap<String, StubFile> files = new TreeMap<>();
        for (StubFile file : tree.files().values()) {
            String module = file.module();
            boolean directory = tree.isPackage(module) || DottedName.of(module).isSimple() && hasDirectory.test(module);
            files.put(base(module) + (directory ? PACKAGE_FILE : SUFFIX), file);
        }
        return new StubPaths(tree, files);
    }

    /** The path of a module without what tells the two forms apart, {@code <name>.pyi} and {@code <name>/__init__.pyi}. */
    public static String base(String module) {
        return String.join("/", DottedName.of(module).parts());
    }

    /** The other of the two forms, which must not exist beside the first: the package hides the file. */
    public static String otherForm(String path) {
        return isPackageFile(path)
                ? path.substring(0, path.length() - PACKAGE_FILE.length()) + SUFFIX
                : path.substring(0, path.length() - SUFFIX.length()) + PACKAGE_FILE;
    }

    /** The path of a file relative to the root, as this class writes it on every system. */
    public static String path(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .map(Path::toString)
                .collect(joining("/"));
    }

    public static boolean isPackageFile(String path) {
        return path.endsWith(PACKAGE_FILE);
    }

    /** The extension module that a file is generated for. */
    public String extension(String path) {
        return tree.extensionOf(files.get(path).module());
    }

    /** The extension modules of the tree. */
    public List<String> extensions() {
        return tree.files().keySet().stream().map(tree::extensionOf).distinct().toList();
    }

    /** The directories directly below the root in which there are stubs. */
    public List<String> topLevelPackages() {
        return files.keySet().stream()
                .filter(path -> path.indexOf('/') >= 0)
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
    }

    /** The text of a file, without the mark. */
    public String text(String path) {
        return StubPrinter.print(files.get(path), tree);
    }

    /** The text of a file as it is written. */
    public String markedText(String path) {
        return mark(path).before(text(path));
    }

    /** The mark of a file. */
    public Mark mark(String path) {
        return new Mark(extension(path));
    }

    /** Where the stub of the package around a module lies, if the module is in one. */
    public Optional<String> packageAround(String path) {
        return DottedName.of(files.get(path).module()).parent().map(parent -> base(parent.text()) + PACKAGE_FILE);
    }
}
