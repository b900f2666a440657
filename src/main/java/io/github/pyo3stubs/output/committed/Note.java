// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.drift.Omission;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A note on a committed stub that does not affect whether it is stale. */
public sealed interface Note {

    /** The file, relative to the directory that is compared. */
    Path file();

    /**
     * The stub declares names that the library does not describe, in a module that it describes only partly.
     *
     * @param names qualified names, in the order of the file
     */
    record Unchecked(Path file, List<String> names) implements Note {
        public Unchecked {
            names = List.copyOf(names);
        }
    }

    /**
     * The stub declares what is only on targets without a library, as its comments say.
     *
     * @param names qualified names, sorted
     */
    record Elsewhere(Path file, List<String> names) implements Note {
        public Elsewhere {
            names = List.copyOf(names);
        }
    }

    /**
     * The stub makes {@code __all__} by statements that cannot be read, so it may list more names.
     *
     * @param statements the statements, in the order of the file
     */
    record UnreadNames(Path file, List<String> statements) implements Note {
        public UnreadNames {
            statements = List.copyOf(statements);
        }
    }

    /**
     * The stub lacks parts that older generators did not write.
     *
     * @param own whether the file bears the mark of its extension module, so that it may be overwritten
     */
    record Older(Path file, boolean own, Set<Omission> omitted) implements Note {
        public Older {
            omitted = Set.copyOf(omitted);
        }
    }

    /**
     * The library describes no member of the module, and the user has written a stub for it, so none is generated.
     *
     * @param file the user's stub: in the place of the module's stub, or the stub of the package around
     */
    record Undescribed(Path file, String module) implements Note {}

    /** The user says that the stub is written by hand, so it is compared by its signatures. */
    record ByHand(Path file) implements Note {}
}
