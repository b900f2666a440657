// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.MergeResult;
import io.github.pyo3stubs.merge.targets.MergeResult.Conflicting;
import io.github.pyo3stubs.merge.targets.MergeResult.Merged;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.merge.targets.Undistinguished;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.output.archive.StatedPythons;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stubs of a project's extension modules.
 *
 * @param targets what the libraries and archives are for. A library of an unknown version of Python is for one target,
 *     also if an overlay makes its stubs differ by version
 * @param trees for each platform the stubs for all versions of Python, with conditions where these differ
 * @param pythons for each of these platforms the Pythons that its libraries are for
 * @param common the stubs for all platforms, with conditions where these differ; empty if there is a conflict
 * @param conflicts the declarations that differ between targets which no condition of a stub tells apart
 * @param undistinguished the declarations in the common stubs that only some of such targets have
 * @param described the stubs for all platforms without the overlay, of the libraries for an unknown version of Python
 *     or of the stable ABI; empty if there is no overlay
 * @param partly the modules that a library for any of the targets describes only partly
 * @param owners the extension modules that the stubs belong to
 */
public record StubSet(
        Set<Target> targets,
        SortedMap<Platform, StubTree> trees,
        SortedMap<Platform, StatedPythons> pythons,
        Optional<StubTree> common,
        List<StubConflict> conflicts,
        List<Undistinguished> undistinguished,
        Optional<StubTree> described,
        PartlyDescribed partly,
        ModuleOwners owners) {

    public StubSet {
        targets = Set.copyOf(targets);
        trees = Collections.unmodifiableSortedMap(new TreeMap<>(trees));
        pythons = Collections.unmodifiableSortedMap(new TreeMap<>(pythons));
        conflicts = List.copyOf(conflicts);
        undistinguished = List.copyOf(undistinguished);
    }

    /**
     * Puts the stubs of extension modules together.
     *
     * @param all the stubs of one extension module at least
     * @throws ProjectException when two files describe one module of one target differently
     */
    public static StubSet of(List<ExtensionStubs> all) throws ProjectException {
        return of(all, Set.of());
    }

    /**
     * Puts the stubs of extension modules together.
     *
     * @param all the stubs of one extension module at least
     * @param systems the systems that the project is for; without them, those of the stubs
     * @throws ProjectException when two files describe one module of one target differently
     */
    public static StubSet of(List<ExtensionStubs> all, Set<OperatingSystem> systems) throws ProjectException {
        List<ExtensionStubs> stubs = byVersions(all);
        Map<Target, StubTree> targets = targets(stubs);
        ModuleOwners owners = owners(all);
        SortedSet<String> partly = new TreeSet<>();
        for (ExtensionStubs each : stubs) {
            partly.addAll(each.partly());
        }
        SortedMap<Platform, StubTree> trees = new TreeMap<>();
        List<StubConflict> conflicts = new ArrayList<>();
        MergeResult merged = merged(targets, systems, owners);
        for (Platform platform : platforms(targets.keySet())) {
            Map<Target, StubTree> ofPlatform = new LinkedHashMap<>();
            for (Map.Entry<Target, StubTree> target : targets.entrySet()) {
                if (target.getKey().platform().equals(platform)) {
                    ofPlatform.put(target.getKey(), target.getValue());
                }
            }
            boolean isAll =
                    ofPlatform.size() == targets.size() && Set.of(platform.os()).containsAll(systems);
            MergeResult result = isAll ? merged : merged(ofPlatform, Set.of(), owners);
            if (result instanceof Merged one) {
                trees.put(platform, one.tree());
            } else {
                conflicts.addAll(StubConflict.of((Conflicting) result, stubs));
            }
        }
        if (merged instanceof Conflicting conflicting) {
            StubConflict.of(conflicting, stubs).stream()
                    .filter(conflict -> !conflicts.contains(conflict))
                    .forEach(conflicts::add);
        }
        Merged one = merged instanceof Merged tree ? tree : null;
        return new StubSet(
                purposes(all),
                trees,
                BuiltPythons.of(all, trees, owners),
                one == null ? Optional.empty() : Optional.of(one.tree()),
                conflicts,
                one == null ? List.of() : one.undistinguished(),
                described(all, owners),
                new PartlyDescribed(partly),
                owners);
    }

    private static Optional<StubTree> described(List<ExtensionStubs> all, ModuleOwners owners) throws ProjectException {
        boolean isAny = false;
        for (ExtensionStubs stubs : all) {
            isAny |= stubs.described().isPresent();
        }
        if (!isAny) {
            return Optional.empty();
        }
        Map<Target, StubTree> targets = targets(all.stream()
                .filter(stubs -> Pythons.of(stubs.target().pythonTag()).isOpen())
                .map(stubs -> stubs.with(stubs.target(), stubs.described().orElse(stubs.tree())))
                .toList());
        return merged(targets, Set.of(), owners) instanceof Merged one ? Optional.of(one.tree()) : Optional.empty();
    }

    private static ModuleOwners owners(List<ExtensionStubs> all) {
        boolean isRelocated = false;
        for (ExtensionStubs stubs : all) {
            isRelocated |= stubs.isRelocated();
        }
        return isRelocated
                ? all.stream().map(ExtensionStubs::owner).reduce(ModuleOwners.BY_NAME, ModuleOwners::or)
                : ModuleOwners.BY_NAME;
    }

    /**
     * The stubs of all extension modules built for each target.
     *
     * @param all the stubs of one extension module at least
     * @throws ProjectException when two files describe one module of one target differently
     */
    public static Map<Target, StubTree> byTarget(List<ExtensionStubs> all) throws ProjectException {
        return targets(byVersions(all));
    }

    private static Set<Platform> platforms(Set<Target> targets) {
        Set<Platform> platforms = new LinkedHashSet<>();
        for (Target target : targets) {
            platforms.add(target.platform());
        }
        return platforms;
    }

    private static MergeResult merged(
            Map<Target, StubTree> targets, Set<OperatingSystem> systems, ModuleOwners owners) {
        StubTree first = targets.values().iterator().next();
        for (StubTree tree : targets.values()) {
            if (tree != first && !tree.equals(first)) {
                return TargetMerge.of(targets, systems, owners);
            }
        }
        return new Merged(first, List.of());
    }

    private static List<ExtensionStubs> byVersions(List<ExtensionStubs> all) {
        List<ExtensionStubs> byVersions = new ArrayList<>();
        for (ExtensionStubs stubs : all) {
            byVersions.addAll(byVersions(stubs));
        }
        return byVersions;
    }

    /** An archive with conditions that does not say which versions of Python it is for is for all. */
    private static Set<Target> purposes(List<ExtensionStubs> all) {
        Set<Target> purposes = new HashSet<>();
        for (ExtensionStubs stubs : all) {
            boolean isForAll = PlatformArchive.isZip(stubs.origin().file())
                    && Pythons.of(stubs.target().pythonTag()).isUnknown();
            for (ExtensionStubs part : isForAll ? byVersions(stubs) : List.of(stubs)) {
                purposes.add(part.target());
            }
        }
        return purposes;
    }

    /**
     * Stubs for several versions of Python, or for an unknown one, as stubs for those between which they have
     * conditions, or an overlay has. Conditions on systems are settled, because the platform is known. Other stubs stay
     * as they are.
     */
    private static List<ExtensionStubs> byVersions(ExtensionStubs stubs) {
        StubConditions conditions = StubConditions.of(stubs.tree());
        if (!conditions.areAny() && stubs.spans().isEmpty()) {
            return List.of(stubs);
        }
        List<VersionRange> spans = stubs.spans().isEmpty() ? conditions.spans() : stubs.spans();
        VersionRange versions = Pythons.of(stubs.target().pythonTag()).versions();
        return spans.stream()
                .flatMap(span -> span.intersection(versions).stream())
                .map(span -> stubs.with(
                        new Target(
                                stubs.platform(),
                                Pythons.narrowed(stubs.target().pythonTag(), span)),
                        ListedOrder.seen(stubs.tree(), new View(stubs.platform().os(), span))))
                .toList();
    }

    private static Map<Target, StubTree> targets(List<ExtensionStubs> all) throws ProjectException {
        Map<Target, SortedMap<String, ModuleDescription>> descriptions = new LinkedHashMap<>();
        List<String> conflicts = new ArrayList<>();
        boolean isMixed = false;
        for (ExtensionStubs stubs : all) {
            descriptions.putIfAbsent(stubs.target(), new TreeMap<>());
            SortedMap<String, ModuleDescription> ofTarget = descriptions.get(stubs.target());
            for (StubFile file : stubs.tree().files().values()) {
                ModuleDescription description = new ModuleDescription(file, stubs);
                ModuleDescription earlier = ofTarget.putIfAbsent(file.module(), description);
                if (earlier == null || earlier.file().equals(file) || earlier.isArchivedAs(description)) {
                    continue;
                } else if (description.isArchivedAs(earlier)) {
                    ofTarget.put(file.module(), description);
                } else {
                    conflicts.add(earlier.against(description));
                    isMixed |= earlier.isArchive() != description.isArchive();
                }
            }
        }
        if (!conflicts.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s\n%s%s, or name the right one by %s.",
                    Message.lines("", conflicts),
                    Message.text(
                            isMixed ? "If the archive has stubs that are written by hand, none is outdated.\n" : ""),
                    new Advice("Remove the outdated file"),
                    new ChooseOption(Option.LIBRARIES)));
        }
        Map<Target, StubTree> targets = new LinkedHashMap<>();
        for (Map.Entry<Target, SortedMap<String, ModuleDescription>> each : descriptions.entrySet()) {
            List<StubFile> files = new ArrayList<>();
            for (ModuleDescription description : each.getValue().values()) {
                files.add(description.file());
            }
            targets.put(each.getKey(), StubTree.of(files));
        }
        return targets;
    }

    /**
     * What the libraries demand of committed stubs.
     *
     * @param platforms the platforms that the project is for
     * @param places the names under which the stubs of its modules stand
     * @throws IllegalStateException when there is a conflict
     */
    public LibraryStubs libraries(ProjectPlatforms platforms, ModulePlaces places) {
        if (common.isEmpty()) {
            throw new IllegalStateException("there is a conflict");
        }
        return new LibraryStubs(targets, common.get(), described, platforms, owners, places);
    }
}
