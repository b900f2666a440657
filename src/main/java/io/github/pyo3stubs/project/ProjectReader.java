// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.find.LibraryFinder;
import io.github.pyo3stubs.library.pyproject.RequiresPython;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.project.result.SearchResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the extension modules of a project: finds the libraries that cargo has built, or that the user names, and reads
 * what PyO3 has written into each.
 *
 * @param query the project
 * @param environment the environment's variables, as {@link System#getenv()} gives them
 * @param kept what other requests of the same build have read
 */
public record ProjectReader(
        LibraryQuery query, Map<String, String> environment, ReadOptions options, KeptReadings kept) {

    public ProjectReader {
        environment = Map.copyOf(environment);
    }

    /** A request that shares nothing with others. */
    public ProjectReader(LibraryQuery query, Map<String, String> environment, ReadOptions options) {
        this(query, environment, options, new KeptReadings());
    }

    /** Finds the libraries and reads them. */
    public ReadResult read() {
        SearchResult search = find();
        if (search instanceof Searched searched) {
            return read(searched);
        }
        return search instanceof NoProject none ? none : (Failure) search;
    }

    /**
     * Finds the libraries and opens none, so that a caller can check its own options before {@link #read(Searched)}.
     */
    public SearchResult find() {
        try {
            FoundLibraries found = new LibraryFinder(query, environment).find();
            return found instanceof FoundLibraries.NoRustProject none
                    ? new NoProject(none.reason())
                    : new Searched(found);
        } catch (ProjectException | IOException | InvalidPathException e) {
            return Failure.of(e);
        }
    }

    /** Reads libraries. All of them are read before a problem of one of them is told. */
    public ReadResult read(Searched search) {
        List<Notice> notices = new ArrayList<>();
        for (Message note : search.libraries().notes()) {
            notices.add(Notice.info(note));
        }
        for (Message warning : search.libraries().warnings()) {
            notices.add(Notice.warning(warning));
        }
        if (!(search.libraries() instanceof FoundLibraries.Found found)) {
            return new Failure(Reason.NOT_BUILT, ((FoundLibraries.NotBuilt) search.libraries()).reason(), notices);
        }
        if (!found.outdated().isEmpty()) {
            OutdatedLibraries outdated = new OutdatedLibraries(found.outdated(), query.baseDirectory());
            if (options.outdatedLibraries() == Policy.FAIL) {
                return new Failure(Reason.OUTDATED, outdated.failure(), notices);
            }
            notices.add(Notice.warning(outdated.warning()));
        }
        try {
            ExtensionReader reader =
                    new ExtensionReader(minimumPython(found, notices), options.compiledOut(), options.unlisted());
            Readings readings = new Readings(reader, kept, options, notices);
            readings.addAll(found.libraries());
            for (PlatformArchive archive : found.archives()) {
                readings.add(archive);
            }
            Overlay overlay = options.overlay().isPresent()
                    ? Overlay.read(options.overlay().get())
                    : Overlay.NONE;
            return readings.result(query, overlay);
        } catch (IOException | InvalidPathException e) {
            Failure failure = Failure.of(e);
            return new Failure(failure.reason(), failure.message(), notices, failure.causes());
        }
    }

    /** The oldest Python that the stubs are for. All wheels have one, so that their stubs do not differ by it. */
    private PythonVersion minimumPython(FoundLibraries.Found found, List<Notice> notices) throws IOException {
        if (options.minimumPython().isPresent()) {
            return options.minimumPython().get();
        }
        RequiresPython required = RequiresPython.of(query.crateDirectory());
        if (required.warning().isPresent()) {
            notices.add(Notice.warning(required.warning().get()));
        }
        return required.minimum().isPresent() ? required.minimum().get() : oldest(found.libraries());
    }

    private static PythonVersion oldest(List<LibraryFile> libraries) {
        SortedSet<PythonVersion> ofWheels = new TreeSet<>();
        for (LibraryFile library : libraries) {
            Optional<PythonVersion> minimum = library.minimumPython();
            if (minimum.isPresent()) {
                ofWheels.add(minimum.get());
            }
        }
        return ofWheels.isEmpty() ? PythonVersion.OLDEST : ofWheels.first();
    }
}
