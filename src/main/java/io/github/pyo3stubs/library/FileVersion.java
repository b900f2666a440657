// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.UnnamedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells a regular file from what stands in its place later, as far as a file system says so without reading it.
 *
 * @param key the file's identity, such as its device and inode; {@code null} where the file system has none
 * @param size bytes
 * @param modified when its content was last written, as programs that copy files may set it
 * @param changed when the file system last saw a change, which no program sets; the same as {@code modified} where the
 *     file system does not keep it
 */
record FileVersion(Object key, long size, FileTime modified, FileTime changed) {

    /** The view of a file with what POSIX file systems keep; the JDK has it on Unix. */
    private static final String UNIX = "unix";

    private static final int KIND_OF_FILE = 0170000;

    /**
     * The version that there is now.
     *
     * @throws UnusableFileException when the file is not a regular one, or has content and no size, as files below
     *     {@code /proc}
     */
    static FileVersion of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new UnusableFileException(
                    file,
                    "is %s, and no regular file".formatted(kind(file, attributes)),
                    "Name the library, wheel or archive itself.");
        }
        if (attributes.size() == 0 && hasNoSize(file)) {
            throw new UnusableFileException(
                    file,
                    "has no size: the system makes its content while it is read, as below /proc",
                    "Copy it, and name the copy.");
        }
        FileTime modified = attributes.lastModifiedTime();
        FileTime changed = isUnix(file) ? (FileTime) Files.getAttribute(file, UNIX + ":ctime") : modified;
        return new FileVersion(attributes.fileKey(), attributes.size(), modified, changed);
    }

    /**
     * The version that there is now; empty if there is no file.
     *
     * @throws UnusableFileException as {@link #of} does
     */
    static Optional<FileVersion> ofPresent(Path file) throws IOException {
        try {
            return Optional.of(of(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** When the file last became another one. */
    FileTime time() {
        return changed.compareTo(modified) > 0 ? changed : modified;
    }

    /** Whether a file still has this version. */
    boolean isStillOf(Path file) throws IOException {
        Optional<FileVersion> now = ofPresent(file);
        return now.isPresent() && isSameAs(now.get());
    }

    /** Does what {@code equals} does, for which Java would make classes in the first run. */
    boolean isSameAs(FileVersion other) {
        return Objects.equals(key, other.key)
                && size == other.size
                && modified.equals(other.modified)
                && changed.equals(other.changed);
    }

    /** Whether a file has content and no size, each time: one that another process writes over has both soon. */
    private static boolean hasNoSize(Path file) throws IOException {
        for (int tries = 0; tries < SteadyRead.TRIES; tries++) {
            if (!hasContent(file) || Files.size(file) > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasContent(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.read() >= 0;
        } catch (IOException e) {
            throw UnnamedFailure.named(file.toString(), e);
        }
    }

    private static boolean isUnix(Path file) {
        FileSystem system = file.getFileSystem();
        return system.supportedFileAttributeViews().contains(UNIX);
    }

    private static String kind(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isDirectory()) {
            return "a directory";
        }
        int mode = isUnix(file) ? (int) Objects.requireNonNull(Files.getAttribute(file, UNIX + ":mode")) : 0;
        return switch (mode & KIND_OF_FILE) {
            case 0010000 -> "a named pipe";
            case 0020000, 0060000 -> "a device";
            case 0140000 -> "a socket";
            default -> "a special file";
        };
    }
}
