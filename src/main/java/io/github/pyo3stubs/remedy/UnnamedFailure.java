// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Failures of streams and channels, such as one of the disk, which do not say whose file it is. */
public final class UnnamedFailure {

    private UnnamedFailure() {}

    /**
     * The failure with the name of its file; the failure itself if it is one that names a file.
     *
     * @param file the file, as it is shown
     */
    public static IOException named(String file, IOException failure) {
        if (failure instanceof FileSystemException || failure instanceof RepairableIOException) {
            return failure;
        }
        FileSystemException named = new FileSystemException(file, null, failure.getMessage());
        named.initCause(failure);
        return named;
    }
}
