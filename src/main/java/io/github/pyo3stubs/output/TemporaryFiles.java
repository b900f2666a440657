// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The files that are written beside others, and then take their places. A process that is killed leaves them behind.
 */
final class TemporaryFiles {

    private static final String PREFIX = ".pyo3stubs-";
    private static final String SUFFIX = ".tmp";
    private static final int LENGTH_OF_UUID = new UUID(0, 0).toString().length();
    private static final int LENGTH_OF_BEGINNING = PREFIX.length() + LENGTH_OF_UUID + 1;
    private static final int LENGTH = LENGTH_OF_BEGINNING + LENGTH_OF_UUID + SUFFIX.length();

    /** No process needs as long to write a file of this product. */
    static final Duration ABANDONED = Duration.ofMinutes(10);

    private TemporaryFiles() {}

    /**
     * A new name beside a file. Its length does not depend on the file's, which may be the longest that there can be.
     */
    static Path beside(Path file) {
        return file.resolveSibling(beginning(file) + UUID.randomUUID() + SUFFIX);
    }

    /** What the names of all temporary files of a file begin with, and those of no other file in the directory. */
    private static String beginning(Path file) {
        return PREFIX + UUID.nameUUIDFromBytes(file.getFileName().toString().getBytes(UTF_8)) + "-";
    }

    /**
     * Removes the temporary files of files, except those that may be another process's, because they are younger than
     * {@link #ABANDONED}.
     */
    static void removeAbandoned(Collection<Path> files) throws IOException {
        Map<Path, List<Path>> directories = new TreeMap<>();
        for (Path file : files) {
            directories
                    .computeIfAbsent(file.toAbsolutePath().getParent(), any -> new ArrayList<>())
                    .add(file);
        }
        for (Map.Entry<Path, List<Path>> directory : directories.entrySet()) {
            if (Files.isDirectory(directory.getKey())) {
                removeAbandoned(directory.getKey(), directory.getValue());
            }
        }
    }

    private static void removeAbandoned(Path directory, List<Path> files) throws IOException {
        Instant youngest = Instant.now().minus(ABANDONED);
        // Found out when there is any such file, because it takes a message digest, which Java is slow to load
        Set<String> beginnings = new HashSet<>();
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                String name = file.getFileName().toString();
                if (beginnings.isEmpty()) {
                    files.forEach(each -> beginnings.add(beginning(each)));
                }
                if (name.length() == LENGTH
                        && beginnings.contains(name.substring(0, LENGTH_OF_BEGINNING))
                        && Files.getLastModifiedTime(file).toInstant().isBefore(youngest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
