// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.util.Optional;

/** The values of options, from the texts that users write. The message about a wrong text says which ones are right. */
public final class OptionValues {
    private OptionValues() {}

    /**
     * The oldest Python that the stubs are for.
     *
     * @param text such as {@code 3.11}; a blank text or null counts as missing
     */
    public static Optional<PythonVersion> minimumPython(String text) throws ProjectException {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<PythonVersion> version = PythonVersion.parse(text);
        if (version.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s '%s' is not a Python version. %s",
                    Option.MINIMUM_PYTHON.label(),
                    text,
                    new Advice("Set the parameter to one such as 3.11, or leave it out.")));
        }
        return version;
    }

    /** What happens if a library describes something unknown. */
    public static Policy unknownData(String text) throws ProjectException {
        return policy(Option.UNKNOWN_DATA, text, ReadOptions.DEFAULTS.unknownData());
    }

    /** What happens if a library is older than its sources. */
    public static Policy outdatedLibrary(String text) throws ProjectException {
        return policy(Option.OUTDATED_LIBRARY, text, ReadOptions.DEFAULTS.outdatedLibraries());
    }

    private static Policy policy(Option option, String text, Policy defaultValue) throws ProjectException {
        return Policy.of(text)
                .orElseThrow(() -> new ProjectException(Message.of(
                        "Unknown value '%s' of %s. %s",
                        text,
                        option.label(),
                        new Advice("Set the parameter to warn or fail, or leave it out for %s."
                                .formatted(defaultValue.label())))));
    }

    /** What happens to members that a library describes but does not have. */
    public static CompiledOut compiledOut(String text) throws ProjectException {
        return CompiledOut.of(text)
                .orElseThrow(() -> new ProjectException(Message.of(
                        "Unknown value '%s' of %s. %s",
                        text,
                        Option.COMPILED_OUT.label(),
                        new Advice("Set the parameter to omit or keep, or leave it out for omit."))));
    }

    /** What makes a committed stub stale. */
    public static Comparison comparison(String text) throws ProjectException {
        return Comparison.of(text)
                .orElseThrow(() -> new ProjectException(Message.of(
                        "Unknown comparison '%s'. %s",
                        text,
                        new Advice(
                                "Set the parameter to content, exact or signatures, or leave it out for content."))));
    }
}
