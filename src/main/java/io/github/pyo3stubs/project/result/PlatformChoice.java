// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.Platform;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A selection from libraries whose stubs differ: libraries that have one set of stubs together. Users who have to
 * choose are shown those of their own machine.
 *
 * @param libraries the files, one at least
 */
public record PlatformChoice(List<Path> libraries) {
    public PlatformChoice {
        libraries = List.copyOf(libraries);
    }

    /**
     * The libraries of one platform, the host's if it can be, then one like it; where the libraries of no platform
     * agree, a single library. Empty where each library differs in itself, as a universal one may.
     */
    public static Optional<PlatformChoice> of(List<ExtensionStubs> extensions, Platform host) {
        List<ExtensionStubs> nearest = extensions.stream()
                .sorted(Comparator.comparing((ExtensionStubs extension) -> distance(extension.platform(), host))
                        .thenComparing(ExtensionStubs::platform))
                .toList();
        Stream<List<Path>> ofPlatforms = nearest.stream()
                .map(ExtensionStubs::platform)
                .distinct()
                .map(platform -> paths(nearest.stream()
                        .filter(extension -> extension.platform().equals(platform))));
        Stream<List<Path>> single = paths(nearest.stream()).stream().map(List::of);
        return Stream.concat(ofPlatforms, single)
                .filter(paths -> agree(nearest.stream()
                        .filter(extension -> paths.contains(extension.origin().file()))
                        .toList()))
                .map(PlatformChoice::new)
                .findFirst();
    }

    private static int distance(Platform platform, Platform host) {
        return platform.equals(host) ? 0 : host.isAlike(platform) ? 1 : 2;
    }

    private static List<Path> paths(Stream<ExtensionStubs> extensions) {
        return extensions.map(extension -> extension.origin().file()).distinct().toList();
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
