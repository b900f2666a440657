// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.ArchiveReader;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.library.KeptReads;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.SteadyRead;
import io.github.pyo3stubs.output.PrintedStubs;
import java.io.IOException;
import java.util.List;

/**
 * The libraries and archives that the requests of one build have read, and the stubs that they have printed. Requests
 * that share this read a file once, as long as it stays the same. They may run in different threads.
 */
public final class KeptReadings {
    private final KeptReads<Request, ReadLibrary> libraries = new KeptReads<>();
    private final KeptReads<PlatformArchive, List<ExtensionStubs>> archives = new KeptReads<>();

    private final PrintedStubs printed = new PrintedStubs();

    private record Request(ExtensionReader reader, LibraryFile library) implements SteadyRead<ReadLibrary> {

        @Override
        public ReadLibrary once() throws IOException {
            return new ReadLibrary(reader.read(library));
        }

        // By hand, for the first run: design.md, "What every build runs is written as loops"
        @Override
        public boolean equals(Object other) {
            return other instanceof Request request && library.equals(request.library) && reader.equals(request.reader);
        }

        /** That of the library alone, since hardly any file is read for two requests. */
        @Override
        public int hashCode() {
            return library.hashCode();
        }
    }

    /** What came of reading a library. */
    sealed interface LibraryReading {}

    /**
     * A library that was read.
     *
     * @param stubs the stubs of its extension modules, before any options change them
     */
    record ReadLibrary(Reading reading, List<ExtensionStubs> stubs) implements LibraryReading {
        ReadLibrary(Reading reading) {
            this(reading, reading.stubs());
        }
    }

    /** A library that cannot be read. It is not kept. */
    record UnreadLibrary(IOException failure) implements LibraryReading {}

    /** The texts of stubs, by the trees that this has returned. */
    PrintedStubs printed() {
        return printed;
    }

    /** What a library says, as {@link ExtensionReader#read} returns it. */
    ReadLibrary of(ExtensionReader reader, LibraryFile library) throws IOException {
        Request request = new Request(reader, library);
        return libraries.of(library.path(), request, request);
    }

    /** The stubs in an archive, as {@link ArchiveReader#read} returns them. */
    List<ExtensionStubs> of(PlatformArchive archive) throws IOException {
        return archives.of(archive.path(), archive, () -> ArchiveReader.read(archive));
    }
}
