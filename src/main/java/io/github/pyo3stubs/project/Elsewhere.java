// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of modules that no library at hand has, because only libraries for other platforms have them.
 *
 * @param platforms the platforms that the project is for
 * @param stubsDirectory the root of the Python sources with the committed stubs
 */
public record Elsewhere(ProjectPlatforms platforms, Optional<Path> stubsDirectory) {

    /** Nothing is known of other platforms. */
    public static final Elsewhere UNKNOWN = new Elsewhere(ProjectPlatforms.UNSTATED, Optional.empty());

    /**
     * Whether a stub is committed that was generated for an extension module.
     *
     * @param module the full name under which the stub stands
     */
    boolean isCommitted(String extension, String module) throws IOException {
        return stubsDirectory.isPresent()
                && new CommittedStubs(stubsDirectory.get(), Comparison.CONTENT).isGenerated(extension, module);
    }
}
