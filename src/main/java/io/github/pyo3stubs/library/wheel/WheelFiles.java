// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.ZipArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that a wheel installs in site-packages. */
final class WheelFiles {

    private WheelFiles() {}

    /**
     * The entry of each installed file, by the file's path in site-packages. Names that lead elsewhere are left out, as
     * nothing there could be imported.
     *
     * @throws ArchiveFormatException when there are too many entries, or two for one file
     */
    static SortedMap<String, String> of(Path wheel, ZipArchive archive) throws ArchiveFormatException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String entry : archive.entries()) {
            Optional<String> path = installed(entry);
            if (path.isPresent() && files.put(path.get(), entry) != null) {
                throw new ArchiveFormatException(wheel, "it has two entries for the file " + path.get());
            }
        }
        return files;
    }

    /** Binary distribution format, "The .data directory": two of its directories are installed like the root. */
    private static Optional<String> installed(String entry) {
        if (!ZipArchive.isInside(entry)) {
            return Optional.empty();
        }
        List<String> names = List.of(entry.split("/"));
        boolean isData = names.size() > 2
                && names.get(0).endsWith(".data")
                && (names.get(1).equals("platlib") || names.get(1).equals("purelib"));
        return Optional.of(isData ? String.join("/", names.subList(2, names.size())) : entry);
    }
}
