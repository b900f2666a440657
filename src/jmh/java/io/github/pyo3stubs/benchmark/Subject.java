// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.benchmark;

import io.github.pyo3stubs.Libraries;
import io.github.pyo3stubs.ManyClasses;
import io.github.pyo3stubs.library.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A library that the benchmarks read. */
public enum Subject {
    EVERYTHING(new Committed(Path.of("0.30.1", "elf-x86_64.so"))),
    COMRAK(new Published("comrak", "0.0.16", "comrak.comrak")),
    TOKENIZERS(new Published("tokenizers", "0.23.3", "tokenizers.tokenizers")),
    OPENDAL(new Published("opendal", "0.47.12", "opendal._opendal")),
    NOBODYWHO(new Published("nobodywho", "4.1.0", "nobodywho.nobodywho")),
    MEWNALA(new Published("mewnala", "0.0.8", "mewnala.mewnala")),
    CLASSES_1000(new Synthetic(1_000)),
    CLASSES_4000(new Synthetic(4_000)),
    CLASSES_10000(new Synthetic(10_000)),
    CLASSES_100000(new Synthetic(100_000));

    /** Holds what is fetched and what is written, and is kept between runs. */
    static final Path DIRECTORY = Path.of("target", "benchmark");

    private final Source source;

    Subject(Source source) {
        this.source = source;
    }

    /** Where a library comes from. */
    private sealed interface Source {

        /** The file, which is fetched or written if it is missing; empty if it cannot be fetched. */
        Optional<Path> file() throws IOException, InterruptedException;

        /** The name of the extension module; empty if the library says which one it is. */
        default Optional<String> module() {
            return Optional.empty();
        }
    }

    /** A library of the test data. */
    private record Committed(Path path) implements Source {
        @Override
        public Optional<Path> file() {
            return Optional.of(Libraries.DIRECTORY.resolve(path));
        }
    }

    /** A library in a wheel on PyPI. Some hold the modules of several crates. */
    private record Published(String distribution, String version, String name) implements Source {
        @Override
        public Optional<Path> file() throws IOException, InterruptedException {
            return PublishedLibrary.fetched(distribution, version, DIRECTORY);
        }

        @Override
        public Optional<String> module() {
            return Optional.of(name);
        }
    }

    /** A library that test code writes. */
    private record Synthetic(int classes) implements Source {
        @Override
        public Optional<Path> file() throws IOException {
            Path library = ManyClasses.path(classes, DIRECTORY);
            return Optional.of(Files.exists(library) ? library : ManyClasses.write(classes, DIRECTORY));
        }
    }

    /** The library; empty if it cannot be fetched. */
    Optional<LibraryFile> library() throws IOException, InterruptedException {
        return source.file().map(file -> new LibraryFile(file, source.module(), Optional.empty()));
    }

    /** The name in tables. */
    String shown() {
        if (source instanceof Published published) {
            return published.distribution() + " " + published.version();
        }
        if (source instanceof Synthetic synthetic) {
            return String.format(Locale.ROOT, "%,d classes", synthetic.classes());
        }
        return name().toLowerCase(Locale.ROOT) + " (test data)";
    }
}
