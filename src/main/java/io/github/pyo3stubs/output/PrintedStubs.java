// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of stubs, and the reasons why stubs cannot be written. Requests that share this print and check the files
 * of a tree once. They may run in different threads.
 */
public final class PrintedStubs {

    /** What is known of trees, by their files. The texts of a tree do not keep its files in memory. */
    private final Map<List<Identity>, OfTree> trees = new ConcurrentHashMap<>();

    /** A file by its identity, because to compare files takes as long as to print them. */
    private static final class Identity extends WeakReference<StubFile> {
        private final int hash;

        Identity(StubFile file) {
            super(file);
            this.hash = System.identityHashCode(file);
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Identity identity && get() != null && refersTo(identity.get());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The texts of the stubs of one tree, and the reasons why it cannot be written, once each is asked for. */
    public static final class OfTree {
        private final Map<String, String> texts = new ConcurrentHashMap<>();
        private volatile List<String> refusals;

        private OfTree() {}

        /**
         * The text of a stub, without the mark.
         *
         * @param tree the tree, among whose files this is
         */
        String text(StubFile file, StubTree tree) {
            String text = texts.get(file.module());
            if (text == null) {
                text = StubPrinter.print(file, tree);
                texts.put(file.module(), text);
            }
            return text;
        }

        /**
         * The names in the tree that cannot be written, as {@link NameCheck#ofTree} returns them. The files without
         * such names are printed, because that takes a walk over the same names.
         */
        List<String> refusals(StubTree tree) {
            if (refusals == null) {
                List<StubFile> misnamed = new ArrayList<>();
                for (StubFile file : tree.files().values()) {
                    Optional<String> text = StubPrinter.checked(file, tree);
                    if (text.isPresent()) {
                        texts.putIfAbsent(file.module(), text.get());
                    } else {
                        misnamed.add(file);
                    }
                }
                refusals = NameCheck.ofTree(tree, misnamed);
            }
            return refusals;
        }
    }

    /** What is known of a tree. To find it takes a walk over the files. */
    OfTree of(StubTree tree) {
        List<Identity> files = new ArrayList<>();
        for (StubFile file : tree.files().values()) {
            files.add(new Identity(file));
        }
        OfTree known = trees.get(files);
        if (known == null) {
            for (List<Identity> others : trees.keySet()) {
                if (isGone(others)) {
                    trees.remove(others);
                }
            }
            known = new OfTree();
            trees.put(files, known);
        }
        return known;
    }

    private static boolean isGone(List<Identity> files) {
        for (Identity file : files) {
            if (file.refersTo(null)) {
                return true;
            }
        }
        return false;
    }
}
