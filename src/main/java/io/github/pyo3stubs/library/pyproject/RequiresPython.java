// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The oldest Python that a project is for, by {@code project.requires-python} of its pyproject.toml.
 *
 * @param minimum the version; empty if there is no pyproject.toml, or the file names no oldest version or is broken
 * @param warning what is wrong with a broken file, and what to do
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers</a>
 */
public record RequiresPython(Optional<PythonVersion> minimum, Optional<Message> warning) {

    /** A clause that keeps older versions out, up to the feature release that it names. */
    private static final String LOWER_BOUND = "(?:>=?|~=|===?)\\s*(\\d+\\.\\d+)(?!\\d).*";

    /**
     * Reads the nearest pyproject.toml, in a directory or above.
     *
     * @throws IOException when the file cannot be read
     */
    public static RequiresPython of(Path directory) throws IOException {
        try {
            Optional<PythonProject> project = PythonProject.nearest(directory);
            if (project.isEmpty()) {
                return new RequiresPython(Optional.empty(), Optional.empty());
            }
            Optional<String> stated =
                    project.get().toml().at("project", "requires-python").text();
            return new RequiresPython(stated.flatMap(RequiresPython::minimum), Optional.empty());
        } catch (ProjectException e) {
            return new RequiresPython(
                    Optional.empty(),
                    Optional.of(Message.of(
                            "requires-python is unknown. %s To do without it: %s",
                            e.message(), new ChooseOption(Option.MINIMUM_PYTHON))));
        }
    }

    /** The oldest version that all clauses of a specifier allow, as a feature release. */
    static Optional<PythonVersion> minimum(String specifier) {
        Pattern lowerBound = Pattern.compile(LOWER_BOUND);
        return Arrays.stream(specifier.split(","))
                .map(clause -> lowerBound.matcher(clause.strip()))
                .filter(Matcher::matches)
                .flatMap(bound -> PythonVersion.parse(bound.group(1)).stream())
                .max(Comparator.naturalOrder());
    }
}
