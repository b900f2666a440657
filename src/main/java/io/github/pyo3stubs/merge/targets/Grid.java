// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The builds of an extension module by what a stub can tell apart: systems and versions of Python.
 *
 * @param systems the systems, ordered by Python's names
 * @param starts the first version of each span; the first span also has all versions before it
 * @param builds the builds for each cell, at least one. A system without any build has no cell here
 * @param sources for each of these cells whose versions no build is for the cell whose builds count instead
 */
record Grid(
        List<OperatingSystem> systems,
        List<PythonVersion> starts,
        SortedMap<Cell, List<Build>> builds,
        SortedMap<Cell, Cell> sources) {

    /**
     * Decides which builds count for which versions. A build for one version is for this version; so is a build of the
     * stable ABI for all versions from its own on for which its platform has no more specific one. For any other
     * version the next older builds count, and before the oldest version the oldest builds.
     *
     * @param systems all systems that the stub is for; those without builds included
     * @param builds in their order, at least one
     */
    static Grid of(Collection<OperatingSystem> systems, List<Build> builds) {
        List<OperatingSystem> sorted = systems.stream()
                .distinct()
                .sorted(Comparator.comparing(OperatingSystem::pythonName))
                .toList();
        List<PythonVersion> starts = List.copyOf(starts(builds));
        SortedMap<Cell, List<Build>> cells = new TreeMap<>();
        SortedMap<Cell, Cell> sources = new TreeMap<>();
        for (int system = 0; system < sorted.size(); system++) {
            OperatingSystem name = sorted.get(system);
            List<Build> ofSystem =
                    builds.stream().filter(build -> build.system() == name).toList();
            for (int span = 0; span < starts.size() && !ofSystem.isEmpty(); span++) {
                PythonVersion version = versionOfBuilds(ofSystem, starts.get(span));
                cells.put(new Cell(system, span), counting(ofSystem, version));
                if (!version.equals(starts.get(span))) {
                    sources.put(new Cell(system, span), new Cell(system, starts.indexOf(version)));
                }
            }
        }
        return new Grid(sorted, starts, cells, sources);
    }

    private static SortedSet<PythonVersion> starts(List<Build> builds) {
        SortedSet<PythonVersion> starts = new TreeSet<>();
        for (Build build : builds) {
            if (!build.pythons().isUnknown()) {
                starts.add(build.pythons().versions().first());
            }
            Optional<PythonVersion> end = build.pythons().versions().end();
            builds.stream()
                    .filter(other -> other.system() == build.system() && isFor(other, end))
                    .findAny()
                    .flatMap(stable -> end)
                    .ifPresent(starts::add);
        }
        if (starts.isEmpty()) {
            starts.add(VersionRange.ALL.first());
        }
        return starts;
    }

    private static boolean isFor(Build build, Optional<PythonVersion> version) {
        return !build.pythons().isUnknown()
                && version.filter(build.pythons().versions()::contains).isPresent();
    }

    /** The version for which there are builds of one system that count for a version too. */
    private static PythonVersion versionOfBuilds(List<Build> builds, PythonVersion version) {
        List<PythonVersion> firsts = builds.stream()
                .filter(build -> !build.pythons().isUnknown())
                .map(build -> build.pythons().versions().first())
                .sorted()
                .toList();
        if (firsts.isEmpty() || builds.stream().anyMatch(build -> isFor(build, Optional.of(version)))) {
            return version;
        }
        return firsts.stream()
                .filter(first -> first.compareTo(version) < 0)
                .reduce((older, newer) -> newer)
                .orElse(firsts.get(0));
    }

    /** The builds of one system for a version. */
    private static List<Build> counting(List<Build> builds, PythonVersion version) {
        List<Build> known = builds.stream()
                .filter(build -> isFor(build, Optional.of(version)))
                .toList();
        Stream<Build> direct = known.stream()
                .filter(build ->
                        known.stream().noneMatch(other -> other.isOfSameLine(build) && isMoreSpecific(other, build)));
        // A build for an unknown version is one of the others, or an alternative to all of them
        Stream<Build> unknown = builds.stream()
                .filter(build -> build.pythons().isUnknown())
                .filter(build -> builds.stream()
                        .noneMatch(other ->
                                !other.pythons().isUnknown() && other.tree().equals(build.tree())));
        return Stream.concat(direct, unknown).toList();
    }

    private static boolean isMoreSpecific(Build build, Build than) {
        if (build.isStable() != than.isStable()) {
            return than.isStable();
        }
        return build.pythons()
                        .versions()
                        .first()
                        .compareTo(than.pythons().versions().first())
                > 0;
    }

    /** All cells, those of systems without builds included. */
    SortedSet<Cell> cells() {
        SortedSet<Cell> cells = new TreeSet<>();
        for (int system = 0; system < systems.size(); system++) {
            for (int span = 0; span < starts.size(); span++) {
                cells.add(new Cell(system, span));
            }
        }
        return cells;
    }
}
