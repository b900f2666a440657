// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.limit.StubLimit;
import io.github.pyo3stubs.limit.StubMemory;
import io.github.pyo3stubs.limit.TooLargeException;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.FileText;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Finding.OtherForm;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a directory with committed stubs, each of which is read once. They are looked for once, too. */
final class CommittedFiles {

    private final Path directory;
    private final Map<Path, Optional<CommittedStub>> read = new HashMap<>();
    private final Map<String, SortedMap<Path, CommittedStub>> own = new HashMap<>();
    private final StubMemory memory = new StubMemory();
    private long bytesRead;

    /** The directory without symbolic links; null until a file in it is read. */
    private Path realDirectory;

    CommittedFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** The file at a path below the directory; empty if there is none. */
    Optional<CommittedStub> at(String path) throws IOException {
        return at(directory.getFileSystem().getPath(path));
    }

    /**
     * A file below the directory; empty if there is none.
     *
     * @param path the file, from the directory
     * @throws ForeignLinkException when a symbolic link leads to a file elsewhere. Messages show what is in stubs, so a
     *     committed link could make a build show any file of the machine.
     */
    Optional<CommittedStub> at(Path path) throws IOException {
        Optional<CommittedStub> known = read.get(path);
        if (known == null) {
            known = read(directory.resolve(path));
            read.put(path, known);
        }
        return known;
    }

    /**
     * The stubs in the places of generated ones, and others that bear an extension module's mark: those of modules that
     * only other platforms have. Files that do not parse are left out, and those with a generated text need not be
     * parsed.
     *
     * @param places where the stub of a module may be
     */
    CommittedTree tree(GeneratedStubs generated, ModulePlaces places) throws IOException {
        Map<String, StubFile> files = new TreeMap<>();
        SortedMap<String, String> owners = new TreeMap<>();
        for (Map.Entry<String, StubFile> entry : generated.paths().files().entrySet()) {
            String path = entry.getKey();
            String module = entry.getValue().module();
            Optional<CommittedStub> stub = at(path);
            if (stub.isEmpty()) {
                stub = at(StubFiles.otherForm(path));
            }
            if (stub.isPresent() && stub.get().isEqualTo(generated.at(path))) {
                files.put(module, entry.getValue());
            } else if (stub.isPresent()) {
                put(stub.get().parsed(module), files);
            }
        }
        for (String extension : generated.paths().extensions()) {
            for (Map.Entry<Path, CommittedStub> own : own(extension).entrySet()) {
                String module = StubFiles.module(StubPaths.path(own.getKey()));
                if (places.mayHold(extension, module)) {
                    owners.put(module, extension);
                    if (!files.containsKey(module)) {
                        put(own.getValue().parsed(module), files);
                    }
                }
            }
        }
        return new CommittedTree(StubTree.of(files.values()), new ModuleOwners(owners));
    }

    private static void put(Optional<StubFile> parsed, Map<String, StubFile> files) {
        if (parsed.isPresent()) {
            files.put(parsed.get().module(), parsed.get());
        }
    }

    /**
     * The stubs that bear an extension module's mark, in its place and everywhere in its top-level package, by their
     * paths in the directory. A relocation may have put them there.
     */
    SortedMap<Path, CommittedStub> own(String extension) throws IOException {
        SortedMap<Path, CommittedStub> known = own.get(extension);
        if (known == null) {
            known = findOwn(extension);
            own.put(extension, known);
        }
        return known;
    }

    private SortedMap<Path, CommittedStub> findOwn(String extension) throws IOException {
        SortedSet<Path> candidates = new TreeSet<>();
        // the package may be a link, which is not followed
        for (String place : List.of(DottedName.of(extension).root(), StubFiles.base(extension))) {
            Path base = directory.resolve(place);
            candidates.add(base.resolveSibling(base.getFileName() + StubFiles.SUFFIX));
            boolean isListed = candidates.contains(base);
            if (!isListed && Files.isDirectory(base, NOFOLLOW_LINKS)) {
                candidates.addAll(Directories.entriesBelow(base));
            }
        }
        SortedMap<Path, CommittedStub> found = new TreeMap<>();
        for (Path candidate : candidates) {
            if (StubFiles.isStub(candidate)) {
                Path file = directory.relativize(candidate);
                Optional<CommittedStub> stub = at(file);
                if (stub.isPresent() && stub.get().isOwn(extension)) {
                    found.put(file, stub.get());
                }
            }
        }
        return found;
    }

    /** The stubs that bear the mark of an extension module and are not among the generated ones any more. */
    SortedSet<Path> leftOver(StubPaths paths) throws IOException {
        SortedSet<Path> files = new TreeSet<>();
        for (String extension : paths.extensions()) {
            for (Path file : own(extension).keySet()) {
                if (!paths.files().containsKey(StubPaths.path(file))) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /** The full names of the modules that have no stub any more when the files that are left over are removed. */
    SortedSet<String> removed(StubPaths paths) throws IOException {
        SortedSet<String> modules = new TreeSet<>();
        for (Path file : leftOver(paths)) {
            modules.add(StubFiles.module(StubPaths.path(file)));
        }
        modules.removeAll(paths.tree().files().keySet());
        return modules;
    }

    /** The extension's own file at the path that the module had while it had no submodule, or had some. */
    Optional<CommittedStub> formerForm(StubPaths paths, String path) throws IOException {
        Optional<CommittedStub> other = at(StubFiles.otherForm(path));
        return other.isPresent() && other.get().isOwn(paths.extension(path)) ? other : Optional.empty();
    }

    /** A file of another origin at the other path of a stub, if any. One of the extension's own is left over. */
    List<Finding> otherForm(StubPaths paths, String path) throws IOException {
        Path other = Path.of(StubFiles.otherForm(path));
        Optional<CommittedStub> found = at(other);
        return found.isEmpty() || found.get().isOwn(paths.extension(path))
                ? List.of()
                : List.of(new OtherForm(other, Path.of(path)));
    }

    /**
     * Whether there is a stub with an extension module's mark.
     *
     * @param module the full name under which the stub stands
     */
    boolean hasOwn(String extension, String module) throws IOException {
        for (boolean isPackage : List.of(true, false)) {
            Optional<CommittedStub> stub = at(StubFiles.path(module, isPackage));
            if (stub.isPresent() && stub.get().isOwn(extension)) {
                return true;
            }
        }
        return false;
    }

    private Optional<CommittedStub> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            if (realDirectory == null) {
                realDirectory = directory.toRealPath();
            }
            if (!file.toRealPath().startsWith(realDirectory)) {
                throw new ForeignLinkException(file, directory);
            }
            bytes = SizeLimit.STUB.read(file);
        } catch (NoSuchFileException e) {
            // Another process has just removed it
            return Optional.empty();
        }
        bytesRead += bytes.length;
        if (bytesRead > StubLimit.BYTES) {
            throw new TooLargeException(directory, StubLimit.BYTES, "bytes", SizeLimit.STUB.advice());
        }
        return Optional.of(new CommittedStub(
                file, memory, new FileText(bytes), Files.isSymbolicLink(file), StubFiles.isPackageStub(file)));
    }

    /**
     * Committed stubs of extension modules.
     *
     * @param stubs those that parse
     * @param owners the extension modules whose mark they bear
     */
    record CommittedTree(StubTree stubs, ModuleOwners owners) {}
}
