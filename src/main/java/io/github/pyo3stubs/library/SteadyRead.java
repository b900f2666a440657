// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a file that another process may write meanwhile. What comes out is read from one version of the file, and never
 * partly from an older and partly from a newer one.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface SteadyRead<T> {

    /** How often a file is read that changes each time. */
    int TRIES = 5;

    /** The pause after the first reading during which the file changed; each further one is twice as long. */
    int FIRST_PAUSE_MILLIS = 25;

    /** Longer than the clocks of file systems stand still, by which two writes may have the same time. */
    int TICK_MILLIS = 15;

    /** Reads the file once, from its beginning. */
    T once() throws IOException;

    /**
     * Reads a file, and again if it changed meanwhile, whether that reading had a result or failed. A result that is
     * not returned is closed if it can be. A missing file is looked for as often, with the same pauses: cargo takes a
     * library away before it puts the new one there.
     *
     * @param file the file
     * @param reading opens it anew each time
     * @throws UnusableFileException when the file is not a regular one, or changes during each reading
     * @throws NoSuchFileException when the file is missing for all of that time
     * @throws IOException what the reading of a file that did not change has thrown
     */
    static <T> T of(Path file, SteadyRead<T> reading) throws IOException {
        boolean isMissing = false;
        int pause = FIRST_PAUSE_MILLIS;
        for (int tries = 1; tries <= TRIES; tries++) {
            if (tries > 1) {
                sleep(pause);
                pause *= 2;
            }
            Optional<FileVersion> there = FileVersion.ofPresent(file);
            isMissing = there.isEmpty();
            if (isMissing) {
                continue;
            }
            FileVersion before = there.get();
            if (isFresh(before)) {
                // A further write may have the same time, so nothing would tell the two apart.
                sleep(TICK_MILLIS);
            }
            try {
                T result = reading.once();
                if (before.isStillOf(file)) {
                    return result;
                }
                if (result instanceof Closeable resource) {
                    resource.close();
                }
            } catch (IOException e) {
                if (before.isStillOf(file)) {
                    throw e;
                }
            }
        }
        if (isMissing) {
            throw new NoSuchFileException(file.toString());
        }
        throw new UnusableFileException(
                file,
                "changed each of %d times while it was read".formatted(TRIES),
                "Wait until nothing writes it any more, such as cargo or a copy, and run this again.");
    }

    private static boolean isFresh(FileVersion version) {
        long age = System.currentTimeMillis() - version.time().toMillis();
        return 0 <= age && age <= TICK_MILLIS;
    }

    private static void sleep(int millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The reading was interrupted").initCause(e);
        }
    }
}
