// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.object.ElfBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** A library that carries the records of one case of the corpus. */
final class VectorLibrary {

    private VectorLibrary() {}

    /** Writes {@code target/<module>.so} for PyO3's own program to read; the argument is the folder of the case. */
    public static void main(String[] arguments) throws IOException {
        Case theCase = new Case(Path.of(arguments[0]));
        Path file = Path.of("target", theCase.module() + ".so");
        // PyO3's own program reads .symtab alone.
        of(theCase).tables(ElfBuilder.Tables.BOTH).write(file);
        System.out.println(file);
    }

    static ElfBuilder of(Case theCase) {
        ElfBuilder library = new ElfBuilder().export("PyInit_" + theCase.module());
        int id = 0;
        for (String chunk : theCase.chunks()) {
            library.record("PYO3_INTROSPECTION_1_" + id++, chunk);
        }
        return library;
    }
}
