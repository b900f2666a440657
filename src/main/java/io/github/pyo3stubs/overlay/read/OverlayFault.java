// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.remedy.Message;
import java.util.Comparator;

/**
 * A place in an overlay that cannot be laid over the generated stubs, or no longer fits them.
 *
 * @param file the overlay's file, as messages name it
 * @param line the line of the place, from 1
 * @param message what is wrong, and what to write
 */
public record OverlayFault(String file, int line, Message message) {

    /** By file and line. */
    public static final Comparator<OverlayFault> ORDER =
            Comparator.comparing(OverlayFault::file).thenComparing(OverlayFault::line);

    /** The fault with its place before the message. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
