// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.disk.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The files that are written beside others, and then take their places. A process that is killed leaves them behind.
 */
final class TemporaryFiles {

    private static final String PREFIX = ".pyo3stubs-";
    private static final String SUFFIX = ".tmp";
    private static final int LENGTH_OF_NUMBER = number(0).length();
    private static final int LENGTH_OF_BEGINNING = PREFIX.length() + LENGTH_OF_NUMBER + 1;
    private static final int LENGTH = LENGTH_OF_BEGINNING + LENGTH_OF_NUMBER + SUFFIX.length();

    /** The numbers of the hash FNV-1a with 64 bits. */
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    /** No process needs as long to write a file of this product. */
    static final Duration ABANDONED = Duration.ofMinutes(10);

    private TemporaryFiles() {}

    /**
     * A new name beside a file. Its length does not depend on the file's, which may be the longest that there can be.
     */
    static Path beside(Path file) {
        // Not a UUID: Java loads sixty classes of its security for the first one
        return file.resolveSibling(
                beginning(file) + number(ThreadLocalRandom.current().nextLong()) + SUFFIX);
    }

    /** What the names of all temporary files of a file begin with, and hardly ever those of another one. */
    private static String beginning(Path file) {
        String name = file.getFileName().toString();
        long hash = OFFSET_BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return PREFIX + number(hash) + "-";
    }

    /** A number in text of the same length for all numbers. */
    private static String number(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(2 * Long.BYTES - digits.length()) + digits;
    }

    /**
     * Removes the temporary files of files, except those that may be another process's, because they are younger than
     * {@link #ABANDONED}, and those that cannot be removed.
     */
    static void removeAbandoned(Collection<Path> files) {
        SortedSet<Path> directories = new TreeSet<>();
        for (Path file : files) {
            directories.add(file.toAbsolutePath().getParent());
        }
        List<Path> entries = new ArrayList<>();
        for (Path directory : directories) {
            entries.addAll(children(directory));
        }
        removeAbandoned(files, entries);
    }

    /**
     * The same, if it is known what is in the directories of the files.
     *
     * @param entries all that is in these directories, and perhaps more
     */
    static void removeAbandoned(Collection<Path> files, Collection<Path> entries) {
        Set<Path> beginnings = new HashSet<>();
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.length() != LENGTH || !name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
                continue;
            }
            if (beginnings.isEmpty()) {
                beginnings.addAll(beginnings(files));
            }
            Path place = entry.toAbsolutePath();
            if (beginnings.contains(place.resolveSibling(name.substring(0, LENGTH_OF_BEGINNING)))) {
                removeIfAbandoned(entry);
            }
        }
    }

    /** The beginnings of the paths of the temporary files of all files. */
    private static Set<Path> beginnings(Collection<Path> files) {
        Set<Path> beginnings = new HashSet<>();
        for (Path file : files) {
            beginnings.add(file.toAbsolutePath().resolveSibling(beginning(file)));
        }
        return beginnings;
    }

    private static List<Path> children(Path directory) {
        try {
            return Directories.children(directory);
        } catch (IOException e) {
            // What another run has left in it must not fail this one
            return List.of();
        }
    }

    private static void removeIfAbandoned(Path file) {
        Instant youngest = Instant.now().minus(ABANDONED);
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(youngest)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Another process has given its file its final name, or the file is another user's
        }
    }
}
