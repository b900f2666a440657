// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/**
 * A request that could not be fulfilled.
 *
 * @param message what happened and what to do, for the user; it contains a remedy
 * @param notices what to tell the user before
 * @param causes the exceptions behind it, for those who look for the reason; empty if there are none
 */
public record Failure(Reason reason, Message message, List<Notice> notices, List<Exception> causes)
        implements SearchResult, ReadResult, GenerateResult, TableResult, VerifyResult, WheelsResult {

    /** Why a request could not be fulfilled. */
    public enum Reason {
        /** A file of the project is wrong, or an option does not fit the project. */
        PROJECT,
        /** Cargo has built no library that is wanted. */
        NOT_BUILT,
        /** A library is older than its sources, and the options forbid that. */
        OUTDATED,
        /** A library that should describe an extension module does not. */
        NOT_DESCRIBED,
        /** A library describes something unknown, and the options forbid that. */
        UNKNOWN_DATA,
        /** A file cannot be read or written, or is malformed. */
        FILE,
        /** The stubs' names, or the files in their places, forbid writing. Nothing is written. */
        REFUSED
    }

    public Failure {
        if (message.remedies().isEmpty()) {
            throw new IllegalArgumentException("A message without a remedy: " + message);
        }
        notices = List.copyOf(notices);
        causes = List.copyOf(causes);
    }

    /** A failure without an exception behind it. */
    public Failure(Reason reason, Message message, List<Notice> notices) {
        this(reason, message, notices, List.of());
    }

    /** The failure that an exception of this product, or of reading and writing files, stands for. */
    public static Failure of(Exception e) {
        if (e instanceof ProjectException project) {
            return new Failure(Reason.PROJECT, project.message(), List.of(), List.of(e));
        }
        if (e instanceof RefusedException refused) {
            return new Failure(Reason.REFUSED, refused.message(), List.of(), List.of(e));
        }
        if (e instanceof InvalidPathException path) {
            // From text of any origin: an option, the environment, a name in a file.
            return of(ProjectException.noPath("The project", path));
        }
        if (e instanceof IOException file) {
            return new Failure(Reason.FILE, FileProblem.message(file), List.of(), List.of(e));
        }
        throw new IllegalArgumentException(e);
    }

    @Override
    public Optional<Message> problem() {
        return Optional.of(message);
    }
}
