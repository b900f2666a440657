// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.archive;

import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.name.StubTreeNames;
import io.github.pyo3stubs.output.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
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
        for (Path archive : archives()) {
            if (!kept.contains(archive) && isGenerated(archive)) {
                Files.delete(archive);
                removed.add(archive);
            }
        }
        return removed;
    }

    private List<Path> archives() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isNamedAsArchive(file.getFileName().toString()))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isNamedAsArchive(String file) {
        return StubTreeNames.ofArchive(file)
                .filter(tree -> StubTreeNames.archive(name, tree).equals(file))
                .isPresent();
    }

    /** Whether an archive belongs to the plugin. An empty archive, or a file of another format, does not. */
    private static boolean isGenerated(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            for (ZipEntry entry : entries) {
                if (!isGenerated(zip, entry)) {
                    return false;
                }
            }
            return !entries.isEmpty();
        } catch (ZipException e) {
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
