// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.relocation.Relocations;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How a project is read.
 *
 * @param minimumPython the oldest Python that the stubs are for. Without it pyproject.toml counts, else the oldest
 *     Python that the wheels are for which are read, else {@link PythonVersion#OLDEST}.
 * @param unknownData what happens if a library describes something that this version does not know
 * @param outdatedLibraries what happens if a library in cargo's target directory is older than its sources
 * @param compiledOut what happens to members that a library describes but does not have
 * @param unlisted where classes and functions are declared that no module lists
 * @param relocations the names under which stubs stand that are not those of their modules
 * @param overlay the directory of the overlay that is laid over what the libraries say
 * @param elsewhere what is known of modules that only libraries for other platforms have
 */
public record ReadOptions(
        Optional<PythonVersion> minimumPython,
        Policy unknownData,
        Policy outdatedLibraries,
        CompiledOut compiledOut,
        Unlisted unlisted,
        Relocations relocations,
        Optional<Path> overlay,
        Elsewhere elsewhere) {

    /** The options of users who say nothing. */
    public static final ReadOptions DEFAULTS = new ReadOptions(
            Optional.empty(),
            Policy.WARN,
            Policy.FAIL,
            CompiledOut.OMIT,
            new Unlisted.Ignored(),
            Relocations.NONE,
            Optional.empty(),
            Elsewhere.UNKNOWN);

    /** What happens if something about a library is doubtful. */
    public enum Policy {
        /** A warning tells the user. */
        WARN,
        /** Reading fails. */
        FAIL;

        /** The policy that a user names, such as {@code warn}; empty for any other text. */
        public static Optional<Policy> of(String name) {
            for (Policy policy : values()) {
                if (policy.label().equals(name)) {
                    return Optional.of(policy);
                }
            }
            return Optional.empty();
        }

        /** The name that users write. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
