// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a tree of stubs, for one thread. Two trees are equal if they are the same object. */
public final class TextTree {

    private final SortedMap<String, String> files;

    /** The files in UTF-8; null until they are first asked for. They go into directories and archives. */
    private SortedMap<String, byte[]> encoded;

    /** @param files text of each file by its path below the root of the tree, with {@code /} between names */
    public TextTree(SortedMap<String, String> files) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The text of each file by its path below the root of the tree, with {@code /} between names. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The content of each file by its path. Callers leave the bytes as they are. */
    public SortedMap<String, byte[]> encoded() {
        if (encoded == null) {
            SortedMap<String, byte[]> all = new TreeMap<>();
            for (Map.Entry<String, String> file : files.entrySet()) {
                all.put(file.getKey(), file.getValue().getBytes(UTF_8));
            }
            encoded = Collections.unmodifiableSortedMap(all);
        }
        return encoded;
    }

    /**
     * The files of trees for site-packages, as {@link #installed(Map, ModuleOwners, Header, PrintedStubs)} makes them
     * of stubs that were not printed before.
     */
    public static SortedMap<String, TextTree> installed(Map<String, StubTree> trees, ModuleOwners owners, Header header)
            throws RefusedException {
        return installed(trees, owners, header, new PrintedStubs());
    }

    /**
     * The files of trees for site-packages: marked stubs, and {@code py.typed} in each top-level package.
     *
     * @param trees the trees, by names that the caller chooses
     * @param owners the extension modules that the stubs belong to
     * @param header what every stub begins with
     * @param printed the texts of the stubs, which may be shared with other requests
     * @throws RefusedException when a name in one of the trees cannot be written, or a tree or a file is too large
     */
    public static SortedMap<String, TextTree> installed(
            Map<String, StubTree> trees, ModuleOwners owners, Header header, PrintedStubs printed)
            throws RefusedException {
        SortedMap<String, TextTree> texts = new TreeMap<>();
        // The stubs of the only platform are also those for all
        Map<StubTree, TextTree> known = new IdentityHashMap<>();
        Set<String> refusals = new LinkedHashSet<>();
        for (Map.Entry<String, StubTree> entry : trees.entrySet()) {
            if (known.containsKey(entry.getValue())) {
                texts.put(entry.getKey(), known.get(entry.getValue()));
                continue;
            }
            StubPaths paths = StubPaths.installed(entry.getValue(), printed).ownedBy(owners);
            TreeSize.check(paths);
            List<String> ofTree = NameCheck.refusals(paths);
            refusals.addAll(ofTree);
            if (ofTree.isEmpty()) {
                TextTree tree = of(paths, header);
                known.put(entry.getValue(), tree);
                texts.put(entry.getKey(), tree);
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(NameCheck.message(refusals));
        }
        return texts;
    }

    /**
     * The tree with other texts in place of some.
     *
     * @param others texts by the names of their modules
     */
    public TextTree with(Map<String, String> others) {
        if (others.isEmpty()) {
            return this;
        }
        SortedMap<String, String> replaced = new TreeMap<>(files);
        replaced.replaceAll((path, text) -> others.getOrDefault(StubFiles.module(path), text));
        return new TextTree(replaced);
    }

    private static TextTree of(StubPaths paths, Header header) throws RefusedException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String path : paths.files().keySet()) {
            files.put(path, header.before(paths.markedText(path)));
        }
        TreeSize.checkTexts(files);
        for (String name : paths.topLevelPackages()) {
            files.put(name + "/" + StubFiles.TYPED, "");
        }
        return new TextTree(files);
    }
}
