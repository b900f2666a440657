// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.output.AtomicFile;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why files cannot be read or written, in plain words. Java's own messages are often the bare path. */
public final class FileProblem {

    private static final Advice CHECK_DISK = new Advice("Check the file, the disk and the free space.");

    /** What operating systems say, in English, and what it means. */
    private enum Kind {
        FULL(
                List.of("No space left on device", "not enough space on the disk"),
                "There is no space left on the disk of %s. %s",
                "Free some, and run this again."),
        QUOTA(
                List.of("quota"),
                "The user's quota on the disk of %s is used up. %s",
                "Remove files, or get a larger quota, and run this again."),
        READ_ONLY(
                List.of("Read-only file system", "write protected"),
                "%s is on a file system that is mounted for reading only. %s",
                "Mount it for writing, or choose another directory."),
        IMMUTABLE(
                List.of("Operation not permitted"),
                "The system does not permit a change of %s, whatever its permissions are. %s",
                "It may be marked as unchangeable (chattr, chflags), or a container may forbid it: change that, or"
                        + " choose another directory."),
        NO_DIRECTORY(
                List.of(AtomicFile.NO_DIRECTORY),
                "The directory of %s cannot be created, or another process removes it. %s",
                "Wait until no other build cleans it, or choose another directory."),
        LONG_NAME(
                List.of("File name too long"),
                "The name of %s is longer than the file system allows. %s",
                "Choose a directory with a shorter path, or give the module a shorter name.");

        private final List<String> reasons;
        private final String text;
        private final Advice advice;

        Kind(List<String> reasons, String text, String advice) {
            this.reasons = reasons;
            this.text = text;
            this.advice = new Advice(advice);
        }

        private boolean isMeantBy(String reason) {
            String lower = reason.toLowerCase(Locale.ROOT);
            return reasons.stream().anyMatch(each -> lower.contains(each.toLowerCase(Locale.ROOT)));
        }
    }

    private FileProblem() {}

    /** The message for a failure of a file, with what to do. */
    public static Message message(IOException e) {
        if (e instanceof RepairableIOException repairable) {
            return repairable.message();
        }
        if (e instanceof NoSuchFileException missing) {
            return Message.of(
                    "There is no file %s. %s",
                    missing.getFile(), new Advice("Build or create it, or correct the name."));
        }
        if (e instanceof AccessDeniedException denied) {
            return Message.of(
                    "Permission for %s is denied. %s", denied.getFile(), new Advice("Check the file's permissions."));
        }
        if (e instanceof FileSystemException problem) {
            return message(problem.getFile(), Optional.ofNullable(problem.getReason()));
        }
        return Message.of("%s. %s", e.getMessage() == null ? e : e.getMessage(), CHECK_DISK);
    }

    private static Message message(String file, Optional<String> reason) {
        Optional<Kind> kind = reason.flatMap(text -> Arrays.stream(Kind.values())
                .filter(each -> each.isMeantBy(text))
                .findFirst());
        return kind.isPresent()
                ? Message.of(kind.get().text, file, kind.get().advice)
                : Message.of(
                        "%s cannot be read or written: %s. %s",
                        file, reason.orElse("the file system does not say why"), CHECK_DISK);
    }
}
