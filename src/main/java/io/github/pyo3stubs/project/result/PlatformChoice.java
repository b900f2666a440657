// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A selection from libraries whose stubs differ: libraries that have one set of stubs together, and as many as can be.
 * Of those in conflict, users are shown the ones of their own machine.
 *
 * @param libraries the files, one at least
 */
public record PlatformChoice(List<Path> libraries) {
    public PlatformChoice {
        libraries = List.copyOf(libraries);
    }

    /**
     * The libraries that agree, those of the host and of platforms like it before others. Of libraries in conflict only
     * the first is among them, so that no platform is lost which could have stayed. Empty where each library differs in
     * itself, as a universal one may.
     */
    public static Optional<PlatformChoice> of(List<ExtensionStubs> extensions, Platform host) {
        List<Path> chosen = new ArrayList<>();
        extensions.stream()
                .sorted(Comparator.comparing((ExtensionStubs extension) -> distance(extension.platform(), host))
                        .thenComparing(ExtensionStubs::platform))
                .map(extension -> extension.origin().file())
                .distinct()
                .filter(file -> agree(extensions.stream()
                        .filter(extension -> chosen.contains(extension.origin().file())
                                || extension.origin().file().equals(file))
                        .toList()))
                .forEach(chosen::add);
        return chosen.isEmpty() ? Optional.empty() : Optional.of(new PlatformChoice(chosen));
    }

    private static int distance(Platform platform, Platform host) {
        return platform.equals(host) ? 0 : host.isAlike(platform) ? 1 : 2;
    }

    /** Whether extensions have one set of stubs. */
    public static boolean agree(List<ExtensionStubs> extensions) {
        try {
            return StubSet.of(extensions).common().isPresent();
        } catch (ProjectException twoVersionsOfOneModule) {
            return false;
        }
    }

    /** The libraries as the value of the option that names them. */
    public String asValue(LibraryQuery query) {
        return libraries.stream().map(query::asValue).collect(joining(","));
    }
}
