// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.remedy.Message;
import java.nio.file.Path;
import java.util.List;

/** The result of verifying committed stubs. */
public sealed interface VerifyResult permits VerifyResult.Verified, VerifyResult.NoDirectory, PlatformsDiffer, Failure {

    /**
     * The stubs are compared.
     *
     * @param directory the root of the Python sources
     * @param verdict how each stub compares; its files are relative to the directory
     * @param obstacles what lies in the way of bringing the stubs up to date: sentences that begin with the file
     */
    record Verified(Path directory, Verdict verdict, List<String> obstacles) implements VerifyResult {
        public Verified {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * The directory of the committed stubs does not exist.
     *
     * @param message says so, and which directory may be meant
     * @param isCreatable whether generating creates it with the first stubs, because its name does not look mistyped
     */
    record NoDirectory(Path directory, Message message, boolean isCreatable) implements VerifyResult {

        /**
         * The message, with what to do if the directory's name is right.
         *
         * @param generate the command that generates the first stubs
         */
        public Message message(String generate) {
            return Message.of(
                    isCreatable
                            ? "%s\nIf it is right, and no stubs are committed yet, this creates it with the first ones: %s"
                            : "%s\nIf it is right, create the directory, then run: %s",
                    message,
                    generate);
        }
    }
}
