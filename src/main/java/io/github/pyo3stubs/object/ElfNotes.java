// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The notes of an ELF file: records in which the tools of an operating system identify it (System V gABI, chapter 5,
 * "Note Section").
 */
final class ElfNotes {

    private static final int NT_IDENT = 1;
    private static final int HEADER = 12;

    /** No name that identifies a system is longer. */
    private static final int MAX_NAME = 16;

    private static final int MAX_NOTES = 100;

    private static final Map<String, OperatingSystem> IDENTIFYING = Map.of(
            "Android", OperatingSystem.ANDROID,
            "FreeBSD", OperatingSystem.FREEBSD,
            "NetBSD", OperatingSystem.NETBSD,
            "OpenBSD", OperatingSystem.OPENBSD);

    private ElfNotes() {}

    /**
     * The system that a segment of notes names; empty if it names none or is malformed. Malformed notes are not an
     * error, because the loader ignores them and the rest of the file can be read without them.
     *
     * @param offset the segment's offset in the file
     * @param size its size in the file
     */
    static Optional<OperatingSystem> operatingSystem(Bytes file, long offset, long size) throws IOException {
        try {
            return operatingSystem(file.slice(offset, size, "segment"));
        } catch (ObjectFormatException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<OperatingSystem> operatingSystem(Bytes notes) throws IOException {
        Bytes rest = notes;
        for (int i = 0; i < MAX_NOTES && rest.length() >= HEADER; i++) {
            OperatingSystem os = IDENTIFYING.get(rest.cString(HEADER, (int) Math.min(MAX_NAME, rest.u32(0))));
            if (os != null && rest.u32(8) == NT_IDENT) {
                return Optional.of(os);
            }
            rest = rest.from(Math.min(rest.length(), HEADER + padded(rest.u32(0)) + padded(rest.u32(4))));
        }
        return Optional.empty();
    }

    private static long padded(long size) {
        return (size + 3) & ~3;
    }
}
