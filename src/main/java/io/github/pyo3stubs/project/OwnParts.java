// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.Header;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a project adds to the stubs that its libraries give.
 *
 * @param header what every generated stub begins with
 */
public record OwnParts(Header header) {

    /** A project adds nothing. */
    public static final OwnParts NONE = new OwnParts(Header.NONE);

    /**
     * What a user states.
     *
     * @param header the header's text; a blank text or null counts as missing
     * @param headerFile the file with the header's text
     */
    public static OwnParts of(String header, Optional<Path> headerFile) throws ProjectException {
        return new OwnParts(StatedHeader.of(header, headerFile));
    }
}
