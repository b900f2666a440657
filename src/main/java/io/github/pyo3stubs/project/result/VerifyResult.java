// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Outcome;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The result of verifying committed stubs. */
public sealed interface VerifyResult extends Outcome
        permits VerifyResult.Verified, VerifyResult.NoDirectory, PlatformsDiffer, Failure {

    /**
     * The stubs are compared.
     *
     * @param directory the root of the Python sources
     * @param verdict how each stub compares; its files are relative to the directory
     * @param offered the lines of an overlay that keep what someone has edited by hand; empty if there are none
     * @param obstacles what lies in the way of bringing the stubs up to date: sentences that begin with the file
     * @param source what the stubs are compared with, as messages name it
     */
    record Verified(Path directory, Verdict verdict, Message offered, List<String> obstacles, String source)
            implements VerifyResult {
        public Verified {
            obstacles = List.copyOf(obstacles);
        }

        /** What is stale, and how to bring it up to date. */
        @Override
        public Optional<Message> problem() {
            return verdict.isFresh()
                    ? Optional.empty()
                    : Optional.of(verdict.message(
                            source, file -> directory.resolve(file).normalize().toString(), offered, repair()));
        }

        /** The update, after what is to be moved away because the update would fail. */
        private Message repair() {
            UpdateStubs update = verdict.toRepair().update();
            return obstacles.isEmpty()
                    ? Message.of("%s", update)
                    : Message.of("move away what is there:\n%s\nThen run: %s", Message.lines("  ", obstacles), update);
        }
    }

    /**
     * The directory of the committed stubs does not exist.
     *
     * @param message says so, which directory may be meant, and what to do
     */
    record NoDirectory(Path directory, Message message) implements VerifyResult {
        @Override
        public Optional<Message> problem() {
            return Optional.of(message);
        }
    }
}
