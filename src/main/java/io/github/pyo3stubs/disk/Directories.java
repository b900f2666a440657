// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Operations on directories. What other processes take away meanwhile counts as not there: builds, editors and other
 * runs of this plugin write and remove files at any time.
 */
public final class Directories {

    private Directories() {}

    /** The files and directories directly in a directory, sorted; none if it does not exist. */
    public static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            if (!isGone(e.getCause())) {
                throw e.getCause();
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        Collections.sort(children);
        return children;
    }

    /**
     * Returns all files and directories below a directory, and the directory itself. A directory comes after its
     * entries. Links are not followed.
     */
    public static List<Path> entriesBelow(Path top) throws IOException {
        return entriesBelow(top, Integer.MAX_VALUE, entry -> true);
    }

    /** The same, of those that are wanted, and no more than a number of them. */
    public static List<Path> entriesBelow(Path top, int most, Predicate<Path> wanted) throws IOException {
        Entries entries = new Entries(most, wanted);
        Files.walkFileTree(top, entries);
        return entries.found;
    }

    /** Removes a directory, if it is there and has no entries. */
    public static void removeIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // It is kept
        }
    }

    /**
     * Whether a file, or a link to something else than a directory, is in the place of a directory. This looks once:
     * another process could remove the directory between two looks.
     */
    public static boolean isObstructed(Path place) {
        try {
            BasicFileAttributes there = Files.readAttributes(place, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return there.isSymbolicLink() ? !Files.isDirectory(place) : !there.isDirectory();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isGone(IOException failure) {
        return failure instanceof NoSuchFileException || failure instanceof NotDirectoryException;
    }

    private static final class Entries extends SimpleFileVisitor<Path> {

        private final List<Path> found = new ArrayList<>();
        private final int most;
        private final Predicate<Path> wanted;

        Entries(int most, Predicate<Path> wanted) {
            this.most = most;
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return take(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            return failure == null ? take(directory) : visitFileFailed(directory, failure);
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            if (!isGone(failure)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult take(Path entry) {
            if (wanted.test(entry)) {
                found.add(entry);
            }
            return found.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
