// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;

/**
 * Replaces files atomically: other processes see the old content or the new. Files with the same content stay
 * untouched.
 */
public final class AtomicFile {

    /** How often a file is written whose directory another process removes just before, because it is empty. */
    private static final int TRIES = 10;

    /** The reason of a failure to create the directory of a file, or to keep it until the file is written. */
    public static final String NO_DIRECTORY = "its directory cannot be created or is removed meanwhile";

    private AtomicFile() {}

    /**
     * Writes a file if its content differs, and creates its directories.
     *
     * @return whether the file was written
     * @throws IOException when the file cannot be read or written; the message names it
     */
    public static boolean update(Path file, byte[] content) throws IOException {
        try {
            return replaceIfDifferent(file, content);
        } catch (NoSuchFileException e) {
            throw named(new FileSystemException(file.toString(), null, NO_DIRECTORY), e);
        } catch (AccessDeniedException e) {
            throw named(new AccessDeniedException(file.toString(), null, e.getReason()), e);
        } catch (FileSystemException e) {
            throw named(new FileSystemException(file.toString(), null, e.getReason()), e);
        } catch (IOException e) {
            throw named(new FileSystemException(file.toString(), null, e.getMessage()), e);
        }
    }

    /** The same failure of the file itself: the system names a temporary file, or, of a full disk, none. */
    private static FileSystemException named(FileSystemException named, IOException cause) {
        named.initCause(cause);
        return named;
    }

    /**
     * Removes what earlier processes have left behind that were killed while they wrote some files. What cannot be
     * removed is left for a later run.
     *
     * @param files the files that they wrote
     */
    public static void removeAbandoned(Collection<Path> files) {
        TemporaryFiles.removeAbandoned(files);
    }

    private static boolean replaceIfDifferent(Path file, byte[] content) throws IOException {
        if (hasContent(file, content)) {
            return false;
        }
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                replace(file, content);
                return true;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // Another process has just removed a directory of the path, maybe one that was found to exist
            }
        }
        replace(file, content);
        return true;
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        // Files.createTempFile would make a file that only its owner can read
        Path temporary = TemporaryFiles.beside(file);
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static boolean hasContent(Path file, byte[] content) throws IOException {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == content.length
                    && Arrays.equals(Files.readAllBytes(file), content);
        } catch (NoSuchFileException e) {
            // Another process has just removed it
            return false;
        }
    }
}
