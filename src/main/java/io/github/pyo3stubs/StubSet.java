// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.PlatformMerge;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The stubs of a project's extension modules.
 *
 * @param trees for each platform the stubs of all the extension modules built for it
 * @param merge the same as one tree for all platforms, if there can be one
 * @param partly the modules that a library for any of the platforms describes only partly
 */
public record StubSet(SortedMap<Platform, StubTree> trees, PlatformMerge merge, PartlyDescribed partly) {

    /**
     * Builds the stubs of extension modules.
     *
     * @param extensions one at least
     * @throws ProjectException when two libraries describe one module of one platform differently
     */
    public static StubSet of(List<Extension> extensions) throws ProjectException {
        return of(extensions, module -> module);
    }

    /**
     * Builds the stubs of extension modules under other names.
     *
     * @param extensions one at least
     * @param stubbedModule gives for the name of each extension module the name of the module that its stubs are of
     * @throws ProjectException when two libraries describe one module of one platform differently
     */
    public static StubSet of(List<Extension> extensions, UnaryOperator<String> stubbedModule) throws ProjectException {
        SortedMap<Platform, SortedMap<String, Origin>> origins = new TreeMap<>();
        List<String> conflicts = new ArrayList<>();
        SortedSet<String> partly = new TreeSet<>();
        for (Extension extension : extensions) {
            SortedMap<String, Origin> ofPlatform =
                    origins.computeIfAbsent(extension.platform(), platform -> new TreeMap<>());
            ModuleRename rename = rename(extension, stubbedModule);
            addIncomplete(extension.module(), rename, partly);
            StubTree tree = rename.of(StubBuilder.build(extension.module(), extension.minimumPython()));
            for (StubFile file : tree.files().values()) {
                Origin origin = new Origin(file, extension);
                Origin earlier = ofPlatform.putIfAbsent(file.module(), origin);
                if (earlier != null && !earlier.file().equals(file)) {
                    conflicts.add(earlier.against(origin));
                }
            }
        }
        if (!conflicts.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s\n%s, or name the right one by %s.",
                    String.join("\n", conflicts),
                    new Advice("Remove the outdated library"),
                    new ChooseOption(Option.LIBRARIES)));
        }
        SortedMap<Platform, StubTree> trees = new TreeMap<>();
        origins.forEach((platform, files) -> trees.put(
                platform, StubTree.of(files.values().stream().map(Origin::file).toList())));
        return new StubSet(trees, PlatformMerge.of(trees), new PartlyDescribed(partly));
    }

    private static ModuleRename rename(Extension extension, UnaryOperator<String> stubbedModule) {
        String name = extension.module().name();
        return new ModuleRename(name, stubbedModule.apply(name));
    }

    private static void addIncomplete(ModuleDef module, ModuleRename rename, SortedSet<String> names) {
        if (module.incomplete()) {
            names.add(rename.of(module.name()));
        }
        module.submodules().forEach(submodule -> addIncomplete(submodule, rename, names));
    }

    private record Origin(StubFile file, Extension extension) {
        String against(Origin other) {
            boolean sameTag = extension.target().equals(other.extension.target());
            return "The libraries " + shown(!sameTag) + " and " + other.shown(!sameTag) + " describe the module "
                    + file.module() + " for " + extension.platform().classifier() + " differently"
                    + (sameTag ? "." : ", and there is one set of stubs for all versions of Python.");
        }

        private String shown(boolean withTag) {
            return extension.library().shown()
                    + extension
                            .target()
                            .pythonTag()
                            .filter(tag -> withTag)
                            .map(tag -> " (" + tag + ")")
                            .orElse("");
        }
    }
}
