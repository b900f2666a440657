// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/** Thrown for a stub that is, or lies behind, a symbolic link out of the directory of the committed stubs. */
final class ForeignLinkException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    ForeignLinkException(Path path, Path directory) {
        super(Message.of(
                "%s is not read, because a symbolic link leads from there out of %s. %s",
                path, directory, new Advice("Remove the link, and put the file itself in its place.")));
    }
}
