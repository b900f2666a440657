// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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

    private static final String UNIVERSAL_MACOS = "universal2-apple-darwin";

    public ProjectPlatforms {
        platforms = Collections.unmodifiableSortedSet(new TreeSet<>(platforms));
    }

    /**
     * The platforms of a name: a classifier such as {@code linux-x86_64}, a Rust target triple, or
     * {@code universal2-apple-darwin}, as maturin calls the pair of macOS platforms.
     *
     * @return empty for any other text
     */
    public static List<Platform> named(String text) {
        if (text.equals(UNIVERSAL_MACOS)) {
            return List.of(
                    new Platform(OperatingSystem.MACOS, Cpu.AARCH_64), new Platform(OperatingSystem.MACOS, Cpu.X86_64));
        }
        return Platform.ofClassifier(text)
                .or(() -> Platform.ofTriple(text))
                .map(List::of)
                .orElse(List.of());
    }

    /** Whether the project says which platforms it is for. */
    public boolean isStated() {
        return !platforms.isEmpty();
    }

    /** The platforms for which there is no library among those at hand. */
    public List<Platform> missing(Collection<Platform> atHand) {
        List<Platform> missing = new ArrayList<>(platforms);
        missing.removeAll(atHand);
        return missing;
    }

    /** The platforms at hand that the project is not for; none if it does not say which ones it is for. */
    public List<Platform> unlisted(Collection<Platform> atHand) {
        SortedSet<Platform> unlisted = new TreeSet<>();
        for (Platform platform : atHand) {
            if (isStated() && !platforms.contains(platform)) {
                unlisted.add(platform);
            }
        }
        return List.copyOf(unlisted);
    }

    /** The systems of the platforms. */
    public Set<OperatingSystem> systems() {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        for (Platform platform : platforms) {
            systems.add(platform.os());
        }
        return systems;
    }
}
