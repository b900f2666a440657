// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.targets.MergeResult;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes one tree of what views see. */
public final class ViewMerge {

    private ViewMerge() {}

    /**
     * The tree of which each view sees its own stubs.
     *
     * @param seen the stubs for each view; one without any says nothing
     * @param systems more systems that the stubs are for
     * @param owners the extension modules that the stubs belong to
     */
    public static StubTree of(SortedMap<View, StubTree> seen, Set<OperatingSystem> systems, ModuleOwners owners) {
        StubTree all = StubTree.of(byModule(seen.values()).values());
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        seen.forEach((view, tree) -> {
            StubTree packaged = tree.mapped(
                    file -> file.asPackage(all.files().get(file.module()).isPackage()));
            // A stub without the packages around it would be taken for an extension module of its own
            List<StubFile> whole = packaged.files().values().stream()
                    .filter(file -> packaged.extensionOf(file.module()).equals(all.extensionOf(file.module())))
                    .toList();
            if (!whole.isEmpty()) {
                trees.put(target(view), StubTree.of(whole));
            }
        });
        MergeResult merged = TargetMerge.of(trees, systems, owners);
        if (merged instanceof MergeResult.Merged one) {
            return one.tree();
        }
        throw new IllegalStateException("views that conditions tell apart are in conflict: " + merged);
    }

    private static SortedMap<String, StubFile> byModule(Collection<StubTree> trees) {
        SortedMap<String, StubFile> files = new TreeMap<>();
        for (StubTree tree : trees) {
            tree.files()
                    .forEach(
                            (module, file) -> files.merge(module, file, (one, other) -> one.isPackage() ? one : other));
        }
        return files;
    }

    private static Target target(View view) {
        return new Target(new Platform(view.system(), Cpu.UNKNOWN), Pythons.stableTag(view.versions()));
    }
}
