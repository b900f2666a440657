// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A format of files, with its corpus: small files that tests have made, and those that fuzzing found worth keeping. */
enum Format {
    ELF("ElfFuzzTest", "7f454c46"),
    MACH_O("MachOFuzzTest", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "cafebabf"),
    PE("PeFuzzTest", "4d5a"),
    WASM("WasmFuzzTest", "0061736d");

    private static final Path CORPORA = Path.of("src", "test", "resources", "io", "github", "pyo3stubs", "fuzz");

    private final String test;
    private final List<byte[]> beginnings;

    Format(String test, String... beginnings) {
        this.test = test;
        this.beginnings = Stream.of(beginnings).map(HexFormat.of()::parseHex).toList();
    }

    /** Whether a file begins as those of the format do, so that fuzzing one format does not go astray into others. */
    boolean fits(byte[] file) {
        return beginnings.stream()
                .anyMatch(beginning -> file.length >= beginning.length
                        && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length));
    }

    /** The contents of the corpus, in the order of their names. */
    List<byte[]> corpus() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPORA.resolve(test + "Inputs").resolve("file"))) {
            for (Path file : files.sorted().toList()) {
                corpus.add(Files.readAllBytes(file));
            }
        }
        return corpus;
    }
}
