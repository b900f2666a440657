// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/** The result of writing the table of differences between targets, or of removing it. */
public sealed interface TableResult extends Outcome permits TableResult.Done, Failure {

    /** What became of the table's file. */
    enum Change {
        WRITTEN,
        UNCHANGED,
        REMOVED,
        /** There was no file to remove. */
        NONE
    }

    /** The file is as it should be. */
    record Done(Path file, Change change) implements TableResult {
        @Override
        public Optional<Message> problem() {
            return Optional.empty();
        }
    }
}
