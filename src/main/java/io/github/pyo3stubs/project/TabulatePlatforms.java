// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.MarkedReport;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.project.report.PlatformTable;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.TableResult;
import io.github.pyo3stubs.project.result.TableResult.Change;
import io.github.pyo3stubs.project.result.TableResult.Done;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the table of the declarations that differ between targets. Targets that no condition of a stub tells apart may
 * differ too.
 *
 * @param outputDirectory receives {@code platforms.md}
 */
public record TabulatePlatforms(Path outputDirectory) {

    private static final String NAME = "platforms.md";

    /** Writes the table for a project. */
    public TableResult run(ReadResult.Project project) {
        MarkedReport report = report();
        try {
            boolean isWritten = report.write(new PlatformTable(StubSet.byTarget(project.extensions())).text());
            return new Done(report.file(), isWritten ? Change.WRITTEN : Change.UNCHANGED);
        } catch (ProjectException | RefusedException | IOException e) {
            return Failure.of(e);
        }
    }

    /** Removes the table of an earlier run, which may no longer be true. */
    public TableResult remove() {
        MarkedReport report = report();
        try {
            return new Done(report.file(), report.remove() ? Change.REMOVED : Change.NONE);
        } catch (IOException e) {
            return Failure.of(e);
        }
    }

    private MarkedReport report() {
        return new MarkedReport(outputDirectory, NAME);
    }
}
