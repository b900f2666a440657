package io.github.pyo3stubs.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/** A file that others see either as it was or as it is to be, and that is left alone when both are the same. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Gives the file its content, and makes the directories above it.
     *
     * @return whether the file had to be written
     * @throws IOException when the file cannot be read or written; the message names it
     */
    public static boolean update(Path file, byte[] content) throws IOException {
        try {
            return replaceIfDifferent(file, content);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Such as a full disk's, which does not say where
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean replaceIfDifferent(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        // Files.createTempFile would make it unreadable for all but its owner
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }
}
