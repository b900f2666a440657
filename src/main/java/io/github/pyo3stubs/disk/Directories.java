// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
            for (Path entry : entries) {
                children.add(entry);
            }
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
        return entriesBelow(top, Integer.MAX_VALUE, Optional.empty());
    }

    /** The same, of those that are wanted, and no more than a number of them. */
    public static List<Path> entriesBelow(Path top, int most, Predicate<Path> wanted) throws IOException {
        return entriesBelow(top, most, Optional.of(wanted));
    }

    private static List<Path> entriesBelow(Path top, int most, Optional<Predicate<Path>> wanted) throws IOException {
        Entries entries = new Entries(most, wanted);
        entries.addAll(top);
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

    /** The entries of a directory. Files.walkFileTree does the same, but Java loads a dozen classes for it. */
    private static final class Entries {

        private final List<Path> found = new ArrayList<>();
        private final int most;
        private final Optional<Predicate<Path>> wanted;

        Entries(int most, Optional<Predicate<Path>> wanted) {
            this.most = most;
            this.wanted = wanted;
        }

        /** Adds an entry behind all below it. */
        void addAll(Path entry) throws IOException {
            try {
                if (Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS)
                        .isDirectory()) {
                    addChildren(entry);
                }
            } catch (NoSuchFileException | NotDirectoryException e) {
                return;
            }
            if (found.size() < most && (wanted.isEmpty() || wanted.get().test(entry))) {
                found.add(entry);
            }
        }

        private void addChildren(Path directory) throws IOException {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
                for (Path child : children) {
                    if (found.size() >= most) {
                        break;
                    }
                    addAll(child);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
    }
}
