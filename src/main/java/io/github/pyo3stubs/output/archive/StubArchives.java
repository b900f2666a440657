// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.archive;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.name.StubTreeNames;
import io.github.pyo3stubs.output.Mark;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The archives of stubs in a build directory, {@code <name>-stubs.zip} and {@code <name>-stubs-<platform>.zip}. An
 * archive belongs to the plugin if it contains only marked stubs and empty {@code py.typed} files.
 *
 * @param directory the build directory
 * @param name first part of the archives' names
 */
public record StubArchives(Path directory, String name) {

    /**
     * Removes archives of earlier runs that belong to the plugin and that this run does not make.
     *
     * @param kept files that are not removed
     * @return the removed files, in the order of their names
     * @throws IOException when an archive cannot be read or removed
     */
    public List<Path> removeLeftOvers(Collection<Path> kept) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path file : Directories.children(directory)) {
            if (!kept.contains(file) && isArchive(file) && isGenerated(file) && Files.deleteIfExists(file)) {
                removed.add(file);
            }
        }
        return removed;
    }

    private boolean isArchive(Path path) {
        String file = path.getFileName().toString();
        Optional<String> tree = file.startsWith(name) ? StubTreeNames.ofArchive(file) : Optional.empty();
        return tree.isPresent()
                && StubTreeNames.archive(name, tree.get()).equals(file)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Whether an archive belongs to the plugin. An empty archive, a file of another format, or one that another process
     * has just removed, does not.
     */
    private static boolean isGenerated(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            for (ZipEntry entry : entries) {
                if (!isGenerated(zip, entry)) {
                    return false;
                }
            }
            return !entries.isEmpty();
        } catch (ZipException | NoSuchFileException | FileNotFoundException e) {
            return false;
        }
    }

    private static boolean isGenerated(ZipFile zip, ZipEntry entry) throws IOException {
        String path = entry.getName();
        if (path.endsWith("/" + StubFiles.TYPED)) {
            return entry.getSize() == 0;
        }
        if (!path.endsWith(StubFiles.SUFFIX)) {
            return false;
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return Mark.in(content).isPresent();
        }
    }
}
