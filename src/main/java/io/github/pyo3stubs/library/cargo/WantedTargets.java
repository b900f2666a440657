// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The targets that the user asks for.
 *
 * @param stated triples, and paths of JSON files that describe targets, as cargo's {@code --target} takes them
 * @param baseDirectory what relative paths start at
 */
public record WantedTargets(List<String> stated, Path baseDirectory) {

    /** The names of their directories. */
    public List<String> names() {
        return stated.stream().map(CargoConfig::targetName).toList();
    }

    /** What {@code --target} takes for the target of a directory. */
    public String argument(String name) {
        return stated.stream()
                .filter(target -> CargoConfig.targetName(target).equals(name))
                .findFirst()
                .orElse(name);
    }

    /**
     * The first target that rustc does not know, no file describes and nothing was built for. It is mistyped, or newer
     * than the list of rustc's targets.
     *
     * @param directories where cargo builds
     */
    public Optional<String> unknown(Collection<TargetDirectory> directories) {
        return stated.stream()
                .filter(target -> !RustTargets.ALL.contains(target))
                .filter(target -> !target.endsWith(".json") || !Files.isRegularFile(baseDirectory.resolve(target)))
                .filter(target ->
                        directories.stream().noneMatch(directory -> directory.has(CargoConfig.targetName(target))))
                .findFirst();
    }

    /**
     * What is wrong with an unknown target, and what may have been meant.
     *
     * @param directories where cargo builds
     */
    public static String complaint(String target, Collection<TargetDirectory> directories) throws IOException {
        String places = directories.stream()
                .map(directory -> directory.root().toString())
                .collect(Collectors.joining(", "));
        if (target.endsWith(".json")) {
            return "The target file %s does not exist, and nothing was built for it in %s.".formatted(target, places);
        }
        Set<String> built = new TreeSet<>();
        for (TargetDirectory directory : directories) {
            built.addAll(directory.targets());
        }
        String guess = RustTargets.ALL
                .nearest(target, built)
                .map(" Perhaps %s?"::formatted)
                .orElse("");
        return "Unknown target '%s': rustc %s does not know it, and nothing was built for it in %s.%s"
                .formatted(target, RustTargets.ALL.rustc(), places, guess);
    }
}
