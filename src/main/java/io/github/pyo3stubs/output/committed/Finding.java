package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.output.StubPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was found of one stub. */
public sealed interface Finding {

    /** The file, relative to the directory that is compared. */
    Path file();

    /** Whether nothing is to be done to the file. */
    default boolean isFresh() {
        return false;
    }

    /** The file is as it would be generated, but for line ends, the mark and the lines above. */
    record Fresh(Path file) implements Finding {
        @Override
        public boolean isFresh() {
            return true;
        }
    }

    /** The file is fresh by the comparison that is asked for, though its text is another. */
    record Reformatted(Path file) implements Finding {
        @Override
        public boolean isFresh() {
            return true;
        }
    }

    /**
     * The file differs from what would be generated.
     *
     * @param own whether it bears the mark of its extension module, so that it may be overwritten
     * @param problem why the file could not be compared, and where in it; there are no changes then
     * @param changes what makes the generated stub of the file; empty where only the text differs
     * @param diff the same as lines
     */
    record Stale(Path file, boolean own, Optional<String> problem, List<Change> changes, TextDiff diff)
            implements Finding {
        public Stale {
            changes = List.copyOf(changes);
        }
    }

    /** There is no such file. */
    record Missing(Path file) implements Finding {}

    /** The file bears the extension module's mark, and nothing would be generated for it any more. */
    record LeftOver(Path file) implements Finding {}

    /**
     * Someone's own file is the other form of a module's stub, {@code <name>.pyi} or {@code <name>/__init__.pyi}. The
     * package hides the file from type checkers.
     *
     * @param stub the file that would be generated
     */
    record OtherForm(Path file, Path stub) implements Finding {

        /** Whether the generated stub would be the one that type checkers do not see. */
        public boolean hides() {
            return StubPaths.isPackageFile("/" + file.getFileName());
        }
    }
}
