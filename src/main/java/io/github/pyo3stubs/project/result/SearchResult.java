// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;

/** The result of the search for a project's libraries. */
public sealed interface SearchResult permits SearchResult.Searched, ReadResult.NoProject, Failure {

    /**
     * The search is done: there are libraries, or a crate that is not built.
     *
     * @param libraries what the search found, as reading needs it
     */
    record Searched(FoundLibraries libraries) implements SearchResult {

        /** Whether there is a library to read. */
        public boolean isAny() {
            return libraries instanceof FoundLibraries.Found;
        }

        /** Whether there are libraries, all of them in wheels, and nothing else. */
        public boolean isInWheels() {
            return libraries instanceof FoundLibraries.Found all
                    && all.archives().isEmpty()
                    && all.libraries().stream().allMatch(LibraryFile::isInWheel);
        }
    }
}
