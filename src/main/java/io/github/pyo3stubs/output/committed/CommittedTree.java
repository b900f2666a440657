// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Directories;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Committed stubs of extension modules.
 *
 * @param stubs those that parse
 * @param owners the extension modules whose mark they bear
 */
record CommittedTree(StubTree stubs, ModuleOwners owners) {

    /**
     * The stubs in the places of generated ones, and others that bear an extension module's mark: those of modules that
     * only other platforms have. Files that do not parse are left out.
     *
     * @param places where the stub of a module may be
     */
    static CommittedTree in(Path directory, StubPaths paths, ModulePlaces places) throws IOException {
        Map<String, StubFile> files = new TreeMap<>();
        SortedMap<String, String> owners = new TreeMap<>();
        for (Map.Entry<String, StubFile> entry : paths.files().entrySet()) {
            String path = entry.getKey();
            String module = entry.getValue().module();
            Optional<CommittedStub> stub = CommittedStub.at(directory, path);
            if (stub.isEmpty()) {
                stub = CommittedStub.at(directory, StubFiles.otherForm(path));
            }
            stub.flatMap(found -> found.parsed(module)).ifPresent(file -> files.put(module, file));
        }
        for (String extension : paths.extensions()) {
            own(directory, extension).forEach((file, stub) -> {
                String module = StubFiles.module(StubPaths.path(file));
                if (places.mayHold(extension, module)) {
                    owners.put(module, extension);
                    if (!files.containsKey(module)) {
                        stub.parsed(module).ifPresent(parsed -> files.put(module, parsed));
                    }
                }
            });
        }
        return new CommittedTree(StubTree.of(files.values()), new ModuleOwners(owners));
    }

    /**
     * The stubs that bear an extension module's mark, in its place and everywhere in its top-level package, by their
     * paths in the directory. A relocation may have put them there.
     */
    static SortedMap<Path, CommittedStub> own(Path directory, String extension) throws IOException {
        SortedSet<Path> candidates = new TreeSet<>();
        // the package may be a link, which is not followed
        for (String place : List.of(DottedName.of(extension).root(), StubFiles.base(extension))) {
            Path base = directory.resolve(place);
            candidates.add(base.resolveSibling(base.getFileName() + StubFiles.SUFFIX));
            if (Files.isDirectory(base, NOFOLLOW_LINKS)) {
                candidates.addAll(Directories.entriesBelow(base));
            }
        }
        SortedMap<Path, CommittedStub> own = new TreeMap<>();
        for (Path candidate : candidates) {
            if (StubFiles.isStub(candidate)) {
                Path file = directory.relativize(candidate);
                CommittedStub.at(directory, file)
                        .filter(found -> found.isOwn(extension))
                        .ifPresent(found -> own.put(file, found));
            }
        }
        return own;
    }
}
