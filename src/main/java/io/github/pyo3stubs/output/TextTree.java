package io.github.pyo3stubs.output;

import io.github.pyo3stubs.syntax.StubTree;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stubs as they lie on the disk.
 *
 * @param files the text of each file by its path below the tree's root, with {@code /} between the names
 */
public record TextTree(SortedMap<String, String> files) {
    /** Tells type checkers that the package has types (PEP 561); it is empty. */
    public static final String TYPED = "py.typed";

    public TextTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Trees as they go into site-packages: marked, and with {@code py.typed} in each top-level package.
     *
     * @param trees the trees, by names of the caller's choice
     * @throws RefusedException when a name in any of them cannot be written
     */
    public static SortedMap<String, TextTree> installed(Map<String, StubTree> trees) throws RefusedException {
        SortedMap<String, TextTree> texts = new TreeMap<>();
        Set<String> refusals = new LinkedHashSet<>();
        trees.forEach((key, tree) -> {
            StubPaths layout = StubPaths.installed(tree);
            List<String> ofTree = NameCheck.refusals(layout);
            refusals.addAll(ofTree);
            if (ofTree.isEmpty()) {
                texts.put(key, of(layout));
            }
        });
        if (!refusals.isEmpty()) {
            throw new RefusedException(NameCheck.message(refusals));
        }
        return texts;
    }

    private static TextTree of(StubPaths layout) {
        SortedMap<String, String> files = new TreeMap<>();
        layout.files().keySet().forEach(path -> files.put(path, layout.markedText(path)));
        layout.topLevelPackages().forEach(name -> files.put(name + "/" + TYPED, ""));
        return new TextTree(files);
    }
}
