// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stubs that libraries declare.
 *
 * @param targets what the libraries are for, at least one target
 * @param merged one tree of stubs for all of them
 * @param described the same without the overlay, for libraries of an unknown version of Python or of the stable ABI;
 *     empty if there is no overlay
 * @param platforms the platforms that the project is for
 * @param owners the extension modules that the stubs belong to
 * @param places the names under which the stubs of modules stand, also of those that no library at hand has
 */
public record LibraryStubs(
        Set<Target> targets,
        StubTree merged,
        Optional<StubTree> described,
        ProjectPlatforms platforms,
        ModuleOwners owners,
        ModulePlaces places) {

    public LibraryStubs {
        targets = Set.copyOf(targets);
    }

    /** The same stubs beside committed ones, of which some may be of modules that only other platforms have. */
    public LibraryStubs beside(ModuleOwners committed) {
        return new LibraryStubs(targets, merged, described, platforms, owners.or(committed), places);
    }

    /** The systems that the libraries are for. */
    Set<OperatingSystem> systemsAtHand() {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        for (Target target : targets) {
            systems.add(target.platform().os());
        }
        return systems;
    }

    /** The known versions of Python that the libraries of a system are for. */
    List<Pythons> pythons(OperatingSystem system) {
        return targets.stream()
                .filter(target -> target.platform().os() == system)
                .map(target -> Pythons.of(target.pythonTag()))
                .filter(pythons -> !pythons.isUnknown())
                .toList();
    }

    /**
     * Whether a system has libraries of which it is unknown for which of several versions of Python they are. Nothing
     * says the version of a library in cargo's directory; and beside a single build for the stable ABI, which is for
     * all later versions, there may be builds for some of these, if not all libraries are at hand.
     */
    public boolean areForSomeVersion(OperatingSystem system) {
        List<Pythons> known = pythons(system).stream().distinct().toList();
        return systemsAtHand().contains(system)
                && (known.isEmpty() || known.size() == 1 && known.get(0).isOpen() && !areForAllPlatforms());
    }

    /**
     * Whether the libraries are for several platforms and there are no others. If the project does not say which there
     * are, several systems count as all. Jobs for one platform may each build for other versions.
     */
    private boolean areForAllPlatforms() {
        long atHand = platforms.isStated()
                ? targets.stream().map(Target::platform).distinct().count()
                : systemsAtHand().size();
        return atHand > 1 && missing().isEmpty();
    }

    /** Whether there is a library for some versions of Python, or one that may be. */
    boolean areFor(VersionRange versions) {
        for (Target target : targets) {
            Pythons pythons = Pythons.of(target.pythonTag());
            if (pythons.isUnknown() || pythons.versions().overlaps(versions)) {
                return true;
            }
        }
        return false;
    }

    /** The platforms that the project is for and has no library for. */
    List<Platform> missing() {
        return platforms.missing(targets.stream().map(Target::platform).toList());
    }

    /** The systems that the project is for; empty if it does not say so. */
    public Set<OperatingSystem> systems() {
        return platforms.systems();
    }

    /**
     * A platform without a library that no condition tells from one with a library. If the project does not say for
     * which platforms it is, a platform with another CPU stands for all that there may be.
     */
    public Optional<Platform> elsewhere() {
        List<Platform> atHand =
                targets().stream().map(Target::platform).distinct().sorted().toList();
        Stream<Platform> others = platforms.isStated()
                ? platforms.missing(atHand).stream()
                : atHand.stream().map(LibraryStubs::withOtherCpu).filter(platform -> !atHand.contains(platform));
        return others.filter(other -> atHand.stream().anyMatch(platform -> platform.os() == other.os()))
                .findFirst();
    }

    private static Platform withOtherCpu(Platform platform) {
        return new Platform(
                platform.os(), platform.cpu() == Cpu.AARCH_64 ? Cpu.X86_64 : Cpu.AARCH_64, platform.cLibrary());
    }
}
