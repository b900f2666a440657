// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.PlatformsDiffer;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import io.github.pyo3stubs.project.result.VerifyResult;
import io.github.pyo3stubs.project.result.VerifyResult.NoDirectory;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Compares the committed stubs of a project with what its libraries declare. It writes nothing.
 *
 * @param directory the root of the Python sources, where the stubs are committed
 * @param comparison what makes a stub stale
 * @param platforms the platforms that the project is for
 * @param own what the project adds
 * @param offer what an overlay is offered to say, if stubs are stale
 */
public record VerifyCommitted(
        Path directory, Comparison comparison, ProjectPlatforms platforms, OwnParts own, OverlayOffer offer) {

    /**
     * The result if there is no such directory. It is known before any library is read.
     *
     * @param search what was found; if there is no library, that is to be reported first
     */
    public Optional<NoDirectory> missing(Searched search) throws IOException {
        return search.isAny() ? missing() : Optional.empty();
    }

    private Optional<NoDirectory> missing() throws IOException {
        StubsRoot root = new StubsRoot(directory);
        return root.exists() ? Optional.empty() : Optional.of(new NoDirectory(directory, root.nothingToCompare()));
    }

    /** Compares the committed stubs with the stubs of the project's libraries. */
    public VerifyResult run(ReadResult.Project project) {
        try {
            Optional<NoDirectory> missing = missing();
            if (missing.isPresent()) {
                return missing.get();
            }
            StubSet stubs = StubSet.of(project.extensions(), platforms.systems());
            if (stubs.common().isEmpty()) {
                return PlatformsDiffer.of(project, stubs);
            }
            CommittedStubs committed = new CommittedStubs(directory, comparison)
                    .withHeader(own.header())
                    .withHandWritten(own.handWritten().in(project.places()))
                    .withPrinted(project.printed());
            LibraryStubs libraries = stubs.libraries(platforms, project.places());
            Verdict verdict = committed.compare(libraries, stubs.partly());
            if (verdict.isFresh()) {
                return new Verified(directory, verdict, Message.text(""), List.of(), project.sources());
            }
            Message offered = offer.message(stubs, libraries, verdict.stubs(), own.handWritten(), comparison);
            return new Verified(directory, verdict, offered, committed.obstacles(verdict), project.sources());
        } catch (ProjectException | RefusedException | IOException | InvalidPathException e) {
            return Failure.of(e);
        }
    }
}
