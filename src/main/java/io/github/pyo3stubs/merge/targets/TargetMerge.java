// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.merge.targets.MergeResult.Conflicting;
import io.github.pyo3stubs.merge.targets.MergeResult.Merged;
import io.github.pyo3stubs.merge.targets.ScopeMerge.Part;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges the stubs of several targets into one tree with guards. */
public final class TargetMerge {

    private final Set<OperatingSystem> systems;
    private final ModuleOwners owners;
    private final MergeFindings findings = new MergeFindings();
    private final List<StubFile> files = new ArrayList<>();

    private TargetMerge(Set<OperatingSystem> systems, ModuleOwners owners) {
        this.systems = systems;
        this.owners = owners;
    }

    /**
     * Merges stubs. The result does not depend on the order of the map.
     *
     * <p>Each extension module is merged on its own: a target whose tree lacks an extension module says nothing about
     * it, if another target of the same system has it.
     *
     * @param trees the stubs of each target's libraries, at least one
     * @param others more systems that the stubs are for. What differs between the systems of the trees is absent there
     * @param owners the extension modules that the stubs belong to
     */
    public static MergeResult of(Map<Target, StubTree> trees, Set<OperatingSystem> others, ModuleOwners owners) {
        List<Build> builds = trees.entrySet().stream()
                .map(entry -> new Build(entry.getKey(), entry.getValue()))
                .sorted(Build.ORDER)
                .toList();
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        systems.addAll(others);
        builds.forEach(build -> systems.add(build.system()));
        TargetMerge merge = new TargetMerge(systems, owners);
        merge.modulesByExtension(builds).forEach((extension, modules) -> merge.extension(builds, extension, modules));
        return merge.findings.conflicts().isEmpty()
                ? new Merged(StubTree.of(merge.files), merge.findings.undistinguished())
                : new Conflicting(merge.findings.conflicts());
    }

    private SortedMap<String, SortedSet<String>> modulesByExtension(List<Build> builds) {
        SortedMap<String, SortedSet<String>> modules = new TreeMap<>();
        for (Build build : builds) {
            for (String module : build.tree().files().keySet()) {
                modules.computeIfAbsent(build.tree().extensionOf(module, owners), added -> new TreeSet<>())
                        .add(module);
            }
        }
        return modules;
    }

    private void extension(List<Build> builds, String extension, Set<String> modules) {
        Grid grid = Grid.of(
                systems,
                builds.stream()
                        .filter(build -> hasStubs(build.tree(), extension))
                        .toList());
        ScopeMerge scopes = new ScopeMerge(grid, findings);
        modules.forEach(module -> files.add(module(grid, scopes, module)));
    }

    private boolean hasStubs(StubTree tree, String extension) {
        return tree.files().keySet().stream()
                .anyMatch(module -> tree.extensionOf(module, owners).equals(extension));
    }

    private StubFile module(Grid grid, ScopeMerge scopes, String module) {
        SortedMap<Cell, List<Part<Optional<StubFile>>>> parts = new TreeMap<>();
        grid.builds()
                .forEach((cell, builds) -> parts.put(
                        cell,
                        builds.stream()
                                .map(build -> new Part<>(build, build.tree().file(module)))
                                .toList()));
        SortedMap<Cell, List<Part<StubFile>>> present = MergeFindings.present(parts);
        findings.note(module, parts);
        List<StubFile> all = present.values().stream()
                .flatMap(List::stream)
                .map(Part::content)
                .toList();
        boolean sameDocumentation =
                all.stream().map(StubFile::documentation).distinct().count() == 1;
        return new StubFile(
                module,
                all.stream().anyMatch(StubFile::isPackage),
                sameDocumentation ? all.get(0).documentation() : Optional.empty(),
                scopes.module(module, present));
    }
}
