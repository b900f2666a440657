// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.PlatformMerge;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stubs of a project's extension modules.
 *
 * @param trees for each platform the stubs of all the extension modules built for it
 * @param merge the same as one tree for all platforms, if there can be one
 * @param partly the modules that a library for any of the platforms describes only partly
 */
public record StubSet(SortedMap<Platform, StubTree> trees, PlatformMerge merge, PartlyDescribed partly) {

    /**
     * Puts the stubs of extension modules together.
     *
     * @param all the stubs of one extension module at least
     * @throws ProjectException when two files describe one module of one platform differently
     */
    public static StubSet of(List<ExtensionStubs> all) throws ProjectException {
        SortedMap<Platform, SortedMap<String, Description>> descriptions = new TreeMap<>();
        List<String> conflicts = new ArrayList<>();
        for (ExtensionStubs stubs : all) {
            SortedMap<String, Description> ofPlatform =
                    descriptions.computeIfAbsent(stubs.platform(), platform -> new TreeMap<>());
            for (StubFile file : stubs.tree().files().values()) {
                Description description = new Description(file, stubs);
                Description earlier = ofPlatform.putIfAbsent(file.module(), description);
                if (earlier != null && !earlier.file().equals(file)) {
                    conflicts.add(earlier.against(description));
                }
            }
        }
        if (!conflicts.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s\n%s, or name the right one by %s.",
                    String.join("\n", conflicts),
                    new Advice("Remove the outdated file"),
                    new ChooseOption(Option.LIBRARIES)));
        }
        SortedMap<Platform, StubTree> trees = new TreeMap<>();
        descriptions.forEach((platform, files) -> trees.put(
                platform,
                StubTree.of(files.values().stream().map(Description::file).toList())));
        SortedSet<String> partly = new TreeSet<>();
        all.forEach(stubs -> partly.addAll(stubs.partly()));
        return new StubSet(trees, PlatformMerge.of(trees), new PartlyDescribed(partly));
    }

    /** One module's stub with the extension module's stubs that it is part of. */
    private record Description(StubFile file, ExtensionStubs stubs) {
        String against(Description other) {
            boolean sameTag = stubs.target().equals(other.stubs.target());
            return shown(!sameTag) + " and " + other.shown(!sameTag) + " describe the module "
                    + file.module() + " for " + stubs.platform().classifier() + " differently"
                    + (sameTag ? "." : ", and there is one set of stubs for all versions of Python.");
        }

        private String shown(boolean withTag) {
            return stubs.origin().shown()
                    + stubs.target()
                            .pythonTag()
                            .filter(tag -> withTag)
                            .map(tag -> " (" + tag + ")")
                            .orElse("");
        }
    }
}
