package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.python.PythonVersion;
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
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers</a>
 */
public final class RequiresPython {

    /** A clause that keeps older versions out, up to the feature release that it names. */
    private static final Pattern LOWER_BOUND = Pattern.compile("(?:>=?|~=|===?)\\s*(\\d+\\.\\d+)(?!\\d).*");

    private RequiresPython() {}

    /**
     * What the nearest pyproject.toml says, in a directory or above.
     *
     * @return empty when there is none, or it names no oldest version, or does not parse: whoever cannot do without it
     *     says so
     * @throws IOException when the file cannot be read
     */
    public static Optional<PythonVersion> of(Path directory) throws IOException {
        try {
            return PythonProject.nearest(directory)
                    .flatMap(project ->
                            project.toml().at("project", "requires-python").text())
                    .flatMap(RequiresPython::minimum);
        } catch (ProjectException notNeeded) {
            return Optional.empty();
        }
    }

    /** The oldest version that all clauses of a specifier allow; of patch releases nothing depends on the first. */
    static Optional<PythonVersion> minimum(String specifier) {
        return Arrays.stream(specifier.split(","))
                .map(clause -> LOWER_BOUND.matcher(clause.strip()))
                .filter(Matcher::matches)
                .flatMap(bound -> PythonVersion.parse(bound.group(1)).stream())
                .max(Comparator.naturalOrder());
    }
}
