// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.relocation.ModuleRename;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The stubs of one extension module for one target, whether they were built from a library or read from an archive of
 * stubs.
 *
 * @param origin where they come from
 * @param target what the module was built for
 * @param module the extension module's full import name
 * @param tree the stubs of the module and its submodules
 * @param partly the full names of those of these modules that are described only partly
 * @param spans the spans of Python versions for which an overlay says what a library is to have that is built for an
 *     unknown version, even where it says the same for all; empty if the overlay tells no versions apart
 * @param described for a library that is built for an unknown version or the stable ABI the stubs without the overlay;
 *     empty if there is no overlay, or if it changes nothing
 */
public record ExtensionStubs(
        Origin origin,
        Target target,
        String module,
        StubTree tree,
        SortedSet<String> partly,
        List<VersionRange> spans,
        Optional<StubTree> described) {

    /**
     * The file that stubs come from.
     *
     * @param file a library, a wheel or an archive of stubs
     * @param shown how messages name it, with the library's entry if it is a wheel
     * @param carved whether the description was found by its shape, because no symbols lead to it; something may be
     *     missing then
     */
    public record Origin(Path file, String shown, boolean carved) {}

    public ExtensionStubs {
        partly = Collections.unmodifiableSortedSet(new TreeSet<>(partly));
        spans = List.copyOf(spans);
    }

    /** Stubs without an overlay. */
    public ExtensionStubs(Origin origin, Target target, String module, StubTree tree, SortedSet<String> partly) {
        this(origin, target, module, tree, partly, List.of(), Optional.empty());
    }

    /** Builds the stubs of an extension module from its description. */
    public static ExtensionStubs of(Extension extension) {
        LibraryFile library = extension.library();
        ModuleDef module = extension.module();
        SortedSet<String> partly = new TreeSet<>();
        addIncomplete(module, partly);
        return new ExtensionStubs(
                new Origin(library.path(), library.shown(), extension.carved()),
                extension.target(),
                module.name(),
                StubBuilder.build(module, extension.minimumPython()),
                partly);
    }

    private static void addIncomplete(ModuleDef module, SortedSet<String> names) {
        if (module.incomplete()) {
            names.add(module.name());
        }
        for (ModuleDef submodule : module.submodules()) {
            addIncomplete(submodule, names);
        }
    }

    /**
     * Other stubs of the same origin, for the target or a part of it. They have no {@link #spans} and no {@link
     * #described} stubs of their own.
     */
    ExtensionStubs with(Target part, StubTree seen) {
        return new ExtensionStubs(origin, part, module, seen, partly);
    }

    /** The stubs under the names to which they are relocated. The extension module keeps its own. */
    public ExtensionStubs relocated(Relocations relocations) {
        if (relocations.all().isEmpty()) {
            return this;
        }
        SortedSet<String> places = new TreeSet<>();
        for (String each : partly) {
            places.add(relocations.place(each));
            if (relocations.isKept(each)) {
                places.add(each);
            }
        }
        return new ExtensionStubs(
                origin, target, module, relocations.of(tree), places, spans, described.map(relocations::of));
    }

    /** The owner of these stubs. */
    ModuleOwners owner() {
        return ModuleOwners.of(tree.files().keySet(), module);
    }

    /** Whether a stub is under a name that does not tell the extension module. */
    boolean isRelocated() {
        for (String each : tree.files().keySet()) {
            if (!DottedName.of(each).startsWith(module)) {
                return true;
            }
        }
        return false;
    }

    /** The platform of the target. */
    public Platform platform() {
        return target.platform();
    }

    /**
     * The stubs under another name for the extension module; the same stubs if one is under that name already, where a
     * relocation has put it.
     *
     * @param name full dotted name
     */
    public ExtensionStubs renamed(String name) {
        if (tree.file(name).isPresent()) {
            return this;
        }
        ModuleRename rename = new ModuleRename(module, name);
        SortedSet<String> renamedPartly = new TreeSet<>();
        partly.forEach(each -> renamedPartly.add(rename.of(each)));
        return new ExtensionStubs(
                origin, target, name, rename.of(tree), renamedPartly, spans, described.map(rename::of));
    }
}
