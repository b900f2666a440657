// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/** Thrown for a file that is larger than files of its kind are read, or for too many stubs in a directory. */
public final class TooLargeException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    private static final int MEGABYTE = 20;

    /**
     * For the stubs of a directory.
     *
     * @param limit one of {@link StubLimit}, in {@code unit}
     */
    public TooLargeException(Path directory, long limit, String unit, Advice advice) {
        super(Message.of("The stub files in %s exceed the limit of %s %s in all. %s", directory, limit, unit, advice));
    }

    /**
     * For stubs that take too much memory together.
     *
     * @param file the first for which there is none left
     * @param needed the bytes that they need as far as that
     */
    TooLargeException(String file, long needed) {
        super(Message.of(
                "%s needs more memory to be read and compared than there is: with the stubs before it some %s MB. %s",
                file,
                needed >> MEGABYTE,
                new Advice("Make a smaller stub of it, or run this with more memory for Java, such as -Xmx%dm."
                        .formatted((needed >> MEGABYTE) + 1))));
    }

    TooLargeException(Path file, SizeLimit limit) {
        super(Message.of("%s is larger than the limit of %s bytes. %s", file, limit.bytes(), limit.advice()));
    }
}
