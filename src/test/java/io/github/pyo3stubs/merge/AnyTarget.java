// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.merge.targets.MergeResult;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the stubs of libraries for tests. */
public final class AnyTarget {

    private static final Target LINUX = new Target(new Platform(OperatingSystem.LINUX, Cpu.X86_64), Optional.empty());

    private AnyTarget() {}

    /** The stubs of libraries for Linux. */
    public static LibraryStubs libraries(StubTree tree) {
        return new LibraryStubs(
                Set.of(LINUX),
                tree,
                Optional.empty(),
                ProjectPlatforms.UNSTATED,
                ModuleOwners.BY_NAME,
                ModulePlaces.BY_NAME);
    }

    /** The stubs of libraries for several targets, which conditions tell apart. */
    public static LibraryStubs libraries(Map<Target, StubTree> trees) {
        return libraries(trees, new String[0]);
    }

    /** The stubs of libraries in a project that says for which platforms it is. */
    public static LibraryStubs libraries(Map<Target, StubTree> trees, String[] platforms) {
        ProjectPlatforms stated = new ProjectPlatforms(Stream.of(platforms)
                .flatMap(name -> ProjectPlatforms.named(name).stream())
                .collect(toCollection(TreeSet::new)));
        if (TargetMerge.of(trees, stated.systems(), ModuleOwners.BY_NAME) instanceof MergeResult.Merged merged) {
            return new LibraryStubs(
                    trees.keySet(),
                    merged.tree(),
                    Optional.empty(),
                    stated,
                    ModuleOwners.BY_NAME,
                    ModulePlaces.BY_NAME);
        }
        throw new IllegalArgumentException("conditions do not tell the targets apart");
    }
}
