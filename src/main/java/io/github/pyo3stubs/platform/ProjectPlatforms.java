// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The platforms that a project is for.
 *
 * @param platforms empty if the project does not say so
 */
public record ProjectPlatforms(SortedSet<Platform> platforms) {

    /** A project that does not say which platforms it is for. */
    public static final ProjectPlatforms UNSTATED = new ProjectPlatforms(new TreeSet<>());

    public ProjectPlatforms {
        platforms = Collections.unmodifiableSortedSet(new TreeSet<>(platforms));
    }

    /** The platform of a classifier, such as {@code linux-x86_64}, or of a Rust target triple. */
    public static Optional<Platform> platform(String text) {
        return Platform.ofClassifier(text).or(() -> Platform.ofTriple(text));
    }

    /** The platforms for which there is no library among those at hand. */
    public List<Platform> missing(Collection<Platform> atHand) {
        return platforms.stream().filter(platform -> !atHand.contains(platform)).toList();
    }

    /** The systems of the platforms. */
    public Set<OperatingSystem> systems() {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        platforms.forEach(platform -> systems.add(platform.os()));
        return systems;
    }
}
