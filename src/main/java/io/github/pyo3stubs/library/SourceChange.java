// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * A source that changed after a library was built from it.
 *
 * @param source the source
 * @param isDeleted whether it does not exist any more; otherwise it is newer than the library
 */
public record SourceChange(Path source, boolean isDeleted) {

    /**
     * The change as the beginning of a sentence: which library does not match which source.
     *
     * @param library the library that was built from the source
     * @param show how the user sees a path
     */
    public String clause(Path library, Function<Path, String> show) {
        return (isDeleted ? "%s was built from %s, which does not exist any more" : "%s is older than its source %s")
                .formatted(show.apply(library), show.apply(source));
    }
}
