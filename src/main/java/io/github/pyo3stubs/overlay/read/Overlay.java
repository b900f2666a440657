// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.limit.TooLargeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an overlay. They are laid out as the stubs that they are laid over.
 *
 * @param files the readable files by module
 * @param faults files that cannot be read as stubs, and comments that mean nothing
 */
public record Overlay(SortedMap<String, OverlayFile> files, List<OverlayFault> faults) {

    /** An overlay that changes nothing. */
    public static final Overlay NONE = new Overlay(new TreeMap<>(), List.of());

    public Overlay {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        faults = List.copyOf(faults);
    }

    /** Whether it says nothing, and nothing in it is wrong. */
    public boolean isEmpty() {
        return files.isEmpty() && faults.isEmpty();
    }

    /**
     * Reads all stub files below a directory. Links to files elsewhere are faults: messages show what is in stubs, so a
     * committed link could make a build show any file of the machine.
     *
     * @throws ChangedOverlayException when another process removes a file meanwhile
     * @throws TooLargeException when there are more files, or larger ones, than any overlay has
     */
    public static Overlay read(Path directory) throws IOException {
        return OverlayReading.read(directory);
    }

    /**
     * Reads the texts of files.
     *
     * @param texts by path below the overlay's directory, with {@code /} between names
     * @param directory what stands before the path in messages
     */
    public static Overlay of(SortedMap<String, String> texts, String directory) {
        return OverlayReading.of(texts, directory);
    }
}
