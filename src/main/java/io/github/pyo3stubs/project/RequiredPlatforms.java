// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.util.List;
import java.util.Optional;

/**
 * Requires a library, or an archive of stubs, for each platform that a project is for. The last job of a build on
 * several machines asks for it.
 */
public record RequiredPlatforms(ProjectPlatforms platforms) {

    /** The project, or the failure of one that lacks a platform. */
    public ReadResult of(ReadResult.Project project) {
        List<Platform> missing = platforms.missing(
                project.extensions().stream().map(ExtensionStubs::platform).toList());
        return Optional.of(missing)
                .filter(any -> !any.isEmpty())
                .<ReadResult>map(any -> new Failure(
                        Reason.PROJECT,
                        Message.of(
                                "There is no library for %s, and the project is for it. Build or fetch it and name it by"
                                        + " %s, or correct %s.",
                                any.stream().map(Platform::classifier).collect(joining(", ")),
                                new ChooseOption(Option.LIBRARIES),
                                new ChooseOption(Option.PLATFORMS)),
                        List.of()))
                .orElse(project);
    }
}
