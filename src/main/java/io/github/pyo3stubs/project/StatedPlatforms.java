// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.SearchResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the platforms that a project is for with those of the libraries, and of the archives of stubs, at hand. The
 * last job of a build on several machines requires all of them.
 */
public record StatedPlatforms(ProjectPlatforms platforms) {

    /** The search, or the failure of a project that does not state its platforms. */
    public SearchResult required(Searched search) {
        if (platforms.isStated()) {
            return search;
        }
        return new Failure(
                Reason.PROJECT,
                Message.of(
                        "A library is required for each of the project's platforms, but nothing says which they are."
                                + " Set %s, or leave out %s.",
                        new ChooseOption(Option.PLATFORMS, "<classifier>,…"), new OmitOption(Option.REQUIRE_PLATFORMS)),
                List.of());
    }

    /** The project, or the failure of one that lacks a platform. */
    public ReadResult required(ReadResult.Project project) {
        List<Platform> missing = platforms.missing(atHand(project));
        if (missing.isEmpty()) {
            return project;
        }
        String them = missing.size() == 1 ? "it" : "them";
        return new Failure(
                Reason.PROJECT,
                Message.of(
                        "There is no library for %s, and the project is for %s. Build or fetch %s and name %s by %s, or"
                                + " correct %s.",
                        classifiers(missing),
                        them,
                        them,
                        them,
                        new ChooseOption(Option.LIBRARIES),
                        new ChooseOption(Option.PLATFORMS)),
                List.of());
    }

    /** A warning about platforms at hand that the project does not state. Often its list is mistyped. */
    public Optional<Notice> unlisted(ReadResult.Project project) {
        List<Platform> unlisted = platforms.unlisted(atHand(project));
        return unlisted.isEmpty()
                ? Optional.empty()
                : Optional.of(Notice.warning(Message.of(
                        "These platforms have a library, but are not among the project's: %s. Their stubs count like"
                                + " those of the others. If the list is wrong, correct %s.",
                        classifiers(unlisted), new ChooseOption(Option.PLATFORMS))));
    }

    private static List<Platform> atHand(ReadResult.Project project) {
        List<Platform> atHand = new ArrayList<>();
        for (ExtensionStubs stubs : project.extensions()) {
            atHand.add(stubs.platform());
        }
        return atHand;
    }

    private static String classifiers(List<Platform> platforms) {
        return platforms.stream().map(Platform::classifier).collect(joining(", "));
    }
}
