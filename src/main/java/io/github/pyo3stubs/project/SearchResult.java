// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.remedy.Message;
import java.util.List;
import java.util.Optional;

/** The result of the search for a project's libraries. */
public sealed interface SearchResult permits SearchResult.Found, SearchResult.NoRustProject, Failure {

    /**
     * The project's libraries, or why none is built.
     *
     * @param libraries what the search found, as reading needs it
     */
    record Found(FoundLibraries libraries) implements SearchResult {

        /** Whether there is a library to read. */
        public boolean isAny() {
            return libraries instanceof FoundLibraries.Found;
        }

        /** Whether there are libraries, and all of them are in wheels. */
        public boolean isInWheels() {
            return libraries instanceof FoundLibraries.Found all
                    && all.libraries().stream().allMatch(LibraryFile::isInWheel);
        }
    }

    /**
     * Nothing here can have a library: there is no crate, and the user names neither a crate nor libraries.
     *
     * @param reason where a crate was looked for, and what to do
     */
    record NoRustProject(Message reason) implements SearchResult, ReadResult {
        @Override
        public List<Notice> notices() {
            return List.of();
        }

        @Override
        public Optional<Message> problem() {
            return Optional.of(reason);
        }
    }
}
