package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.drift.Omission;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Something to tell of a committed stub that makes it neither stale nor fresh. */
public sealed interface Note {

    /** The file, relative to the directory that is compared. */
    Path file();

    /**
     * The stub declares names that the library does not describe, in a module that is described only partly.
     *
     * @param names qualified, in the order of the file
     */
    record Unchecked(Path file, List<String> names) implements Note {
        public Unchecked {
            names = List.copyOf(names);
        }
    }

    /**
     * The stub lacks what older generators did not write.
     *
     * @param own whether the file bears the mark of its extension module, so that it may be overwritten
     */
    record Older(Path file, boolean own, Set<Omission> omitted) implements Note {
        public Older {
            omitted = Set.copyOf(omitted);
        }
    }

    /**
     * Nothing of the module is described, and a stub of the user's own says what the module has, so none is asked for.
     *
     * @param file the user's own stub: in the place of the module's, or that of the package around
     */
    record Undescribed(Path file, String module) implements Note {}
}
