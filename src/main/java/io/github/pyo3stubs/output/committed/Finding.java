// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.syntax.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Result of comparing one stub file. Findings are in the order of their files. */
public sealed interface Finding extends Comparable<Finding> {

    /** The file, relative to the directory that is compared. */
    Path file();

    @Override
    default int compareTo(Finding other) {
        return file().compareTo(other.file());
    }

    /** Whether the file needs no change. */
    default boolean isFresh() {
        return false;
    }

    /** What would be right instead. */
    default Otherwise otherwise() {
        return Otherwise.NONE;
    }

    /** The file has the generated text, except for line ends, the mark and the lines above it. */
    record Fresh(Path file) implements Finding {
        @Override
        public boolean isFresh() {
            return true;
        }
    }

    /** The text differs, but not in what counts. */
    record FreshOtherwise(Path file) implements Finding {
        @Override
        public boolean isFresh() {
            return true;
        }
    }

    /** The file bears the extension module's mark and is fresh, except that it lacks the header above the mark. */
    record WithoutHeader(Path file) implements Finding {

        /** What is wrong with the file, as a message continues after its name. */
        static final String PROBLEM = " lacks the header above its mark";
    }

    /**
     * The file differs from the generated stub.
     *
     * @param problems what is wrong with the file as a whole, as a message continues after its name. A file that could
     *     not be compared has no changes
     * @param changes what makes the generated stub of the file; empty where only the text differs
     * @param diff the same as lines
     * @param otherwise what would be right if targets without a library still have what is committed
     */
    record Stale(
            Path file,
            Ownership owner,
            List<String> problems,
            List<SeenChange> changes,
            TextDiff diff,
            Otherwise otherwise)
            implements Finding {
        public Stale {
            problems = List.copyOf(problems);
            changes = List.copyOf(changes);
        }

        /** Whether the library lacks a statement of a kind that the file has. */
        boolean lacks(Predicate<Statement> kind) {
            return changes.stream()
                    .anyMatch(seen -> seen.change() instanceof Change.Removed removed && kind.test(removed.before()));
        }

        /** The same file, with one more problem. */
        Stale with(String problem) {
            List<String> all = new ArrayList<>(problems);
            all.add(problem);
            return new Stale(file, owner, all, changes, diff, otherwise);
        }
    }

    /**
     * The file differs from the generated stub, and bears the mark of another extension module. An update never
     * replaces it, because an update of the other module would take the place back.
     *
     * @param extension full name of the other extension module
     */
    record OfOther(Path file, String extension) implements Finding {

        /** What is wrong with the file, as a message continues after its name. */
        String problem() {
            return " is marked as generated from " + extension + ", another extension module";
        }
    }

    /**
     * What would be right if targets without a library still have what is committed.
     *
     * @param declared the stale declarations with conditions, for other systems; empty if no condition is to be
     *     expected
     * @param undocumented the classes and modules that must not have documentation then
     * @param platform a platform without a library, of a system with one, that may have what the libraries lack; empty
     *     if they lack nothing, or there is no such platform
     */
    record Otherwise(Optional<Declared> declared, List<String> undocumented, Optional<Platform> platform) {

        /** Nothing else would be right. */
        static final Otherwise NONE = new Otherwise(Optional.empty(), List.of(), Optional.empty());

        public Otherwise {
            undocumented = List.copyOf(undocumented);
        }
    }

    /**
     * Declarations to paste into a stub.
     *
     * @param file the stub, relative to the directory that is compared
     * @param former the file at the module's other path that becomes this stub; empty if the stub exists
     * @param lines what they look like there
     */
    record Declared(Path file, Optional<Path> former, List<String> lines) {
        public Declared {
            lines = List.copyOf(lines);
        }
    }

    /**
     * There is no such file.
     *
     * @param otherwise what would be right if targets without a library still have what is committed at the module's
     *     other path
     */
    record Missing(Path file, Otherwise otherwise) implements Finding {}

    /** The file bears the extension module's mark, and the module no longer has a stub there. */
    record LeftOver(Path file) implements Finding {}

    /**
     * A file of another origin is at the other path of a module's stub, {@code <name>.pyi} or
     * {@code <name>/__init__.pyi}. Type checkers ignore the first one beside the second.
     *
     * @param stub path of the generated stub
     */
    record OtherForm(Path file, Path stub) implements Finding {

        /** Whether type checkers would ignore the generated stub. */
        public boolean hides() {
            return StubFiles.isPackageStub(file);
        }
    }
}
