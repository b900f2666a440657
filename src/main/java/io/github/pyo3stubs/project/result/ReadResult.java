// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.output.PrintedStubs;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The result of reading a project. */
public sealed interface ReadResult extends Outcome permits ReadResult.Project, ReadResult.NoProject, Failure {

    /** What to tell the user, in this order; before the message of a failure. */
    List<Notice> notices();

    /**
     * Nothing here can have a library: there is no crate, and the user names neither a crate nor libraries.
     *
     * @param reason where a crate was looked for, and what to do
     */
    record NoProject(Message reason) implements SearchResult, ReadResult {
        @Override
        public List<Notice> notices() {
            return List.of();
        }

        @Override
        public Optional<Message> problem() {
            return Optional.of(reason);
        }
    }

    /**
     * The stubs of a project's extension modules.
     *
     * @param query what was asked for
     * @param extensions the stubs of one extension module at least
     * @param places the names under which the stubs of the project's modules stand
     * @param printed the texts of the stubs that the requests of one build have printed
     */
    record Project(
            LibraryQuery query,
            List<ExtensionStubs> extensions,
            ModulePlaces places,
            List<Notice> notices,
            PrintedStubs printed)
            implements ReadResult {
        public Project {
            extensions = List.copyOf(extensions);
            if (extensions.isEmpty()) {
                throw new IllegalArgumentException("a project has at least one extension module");
            }
            notices = List.copyOf(notices);
        }

        @Override
        public Optional<Message> problem() {
            return Optional.empty();
        }

        /** The project with these stubs instead. */
        public Project with(List<ExtensionStubs> extensions) {
            return new Project(query, extensions, places, notices, printed);
        }

        /** The files that were read, with their platforms, for messages. */
        public String sources() {
            Set<String> sources = new LinkedHashSet<>();
            for (ExtensionStubs extension : extensions) {
                sources.add(extension.origin().file().getFileName() + " ("
                        + extension.platform().classifier()
                        + (extension.origin().carved() ? ", records found by their shape, without symbols" : "")
                        + ")");
            }
            return String.join(", ", sources);
        }
    }
}
