// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.wheel.Wheel;
import io.github.pyo3stubs.library.wheel.WheelName;
import io.github.pyo3stubs.library.wheel.WheelStubs;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.PlatformChoice;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.WheelsResult;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.project.result.WheelsResult.Compared;
import io.github.pyo3stubs.project.result.WheelsResult.Contradictory;
import io.github.pyo3stubs.project.result.WheelsResult.Refused;
import io.github.pyo3stubs.project.result.WheelsResult.Repair;
import io.github.pyo3stubs.project.result.WheelsResult.WheelResult;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the stubs that each wheel carries with what the wheel's own libraries declare, whatever other wheels have.
 *
 * @param comparison what makes a stub stale
 * @param handWritten which stubs are written by hand
 */
public record VerifyWheels(Comparison comparison, HandWritten handWritten) {

    /** Whether all extension modules of a project are in wheels. */
    public static boolean isFor(ReadResult.Project project) {
        return project.extensions().stream()
                .allMatch(extension -> WheelName.isWheel(extension.origin().file()));
    }

    /**
     * Compares the stubs in each wheel with the wheel's libraries.
     *
     * @param project extension modules in wheels only
     */
    public WheelsResult run(ReadResult.Project project) {
        SortedMap<Path, List<ExtensionStubs>> wheels = project.extensions().stream()
                .collect(groupingBy(extension -> extension.origin().file(), TreeMap::new, toList()));
        List<WheelResult> results = new ArrayList<>();
        List<ExtensionStubs> named = new ArrayList<>();
        Map<SortedSet<String>, List<ExtensionStubs>> kinds = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, List<ExtensionStubs>> wheel : wheels.entrySet()) {
                try (WheelStubs stubs = Wheel.at(wheel.getKey()).unpackStubs()) {
                    List<ExtensionStubs> extensions = wheel.getValue().stream()
                            .map(extension -> extension.renamed(name(extension.module(), stubs, project.places())))
                            .toList();
                    named.addAll(extensions);
                    SortedSet<String> stubbed = modules(extensions);
                    results.add(compare(wheel.getKey(), extensions, project.places(), stubs, stubbed));
                    boolean isRenamed = !stubbed.equals(modules(wheel.getValue()));
                    kinds.computeIfAbsent(isRenamed ? stubbed : new TreeSet<>(), names -> new ArrayList<>())
                            .addAll(wheel.getValue());
                }
            }
        } catch (ProjectException | IOException | InvalidPathException e) {
            return Failure.of(e);
        }
        boolean agree = kinds.values().stream().allMatch(PlatformChoice::agree);
        return new Checked(results, repairs(kinds, agree), agree, project.with(named));
    }

    /** @param extensions those of the wheel, under the names that its stubs have */
    private WheelResult compare(
            Path wheel,
            List<ExtensionStubs> extensions,
            ModulePlaces places,
            WheelStubs stubs,
            SortedSet<String> modules)
            throws IOException {
        try {
            StubSet set = StubSet.of(extensions);
            if (set.common().isEmpty()) {
                return new Contradictory(wheel, modules, set.conflicts());
            }
            Verdict verdict = CommittedStubs.packaged(stubs.directory(), comparison)
                    .withHandWritten(handWritten.in(places))
                    .compare(set.libraries(ProjectPlatforms.UNSTATED, places), set.partly());
            return new Compared(wheel, modules, verdict, stubs::place);
        } catch (ProjectException | RefusedException e) {
            return new Refused(wheel, e.message());
        }
    }

    private static SortedSet<String> modules(List<ExtensionStubs> extensions) {
        return extensions.stream().map(ExtensionStubs::module).collect(toCollection(TreeSet::new));
    }

    /** The name of an extension module whose stubs a wheel has; its own if a relocation says where they stand. */
    private static String name(String module, WheelStubs stubs, ModulePlaces places) {
        return places.of(module).equals(module) ? stubs.stubbedModule(module) : module;
    }

    /**
     * What generating needs to be told, so that it writes the stubs of the wheels. One run does for all wheels, unless
     * they need different names, or differ: then each run reads wheels that agree, those for this machine if it can.
     * There is none for wheels that differ in themselves, because it would fail.
     *
     * @param kinds the extensions of the wheels by the names that generating has to be told, because it does not know
     *     which modules the stubs are of
     * @param agree whether all wheels of each kind have one set of stubs
     */
    private static List<Repair> repairs(Map<SortedSet<String>, List<ExtensionStubs>> kinds, boolean agree) {
        List<Repair> repairs = new ArrayList<>();
        boolean isOneForAll = kinds.size() == 1 && agree;
        kinds.forEach((names, extensions) -> {
            Optional<PlatformChoice> wheels = PlatformChoice.of(extensions, Platform.host());
            if (isOneForAll && names.size() < 2) {
                repairs.add(new Repair(Optional.empty(), names.stream().findFirst()));
            } else if (wheels.isPresent() && names.isEmpty()) {
                repairs.add(new Repair(wheels, Optional.empty()));
            } else if (wheels.isPresent()) {
                names.forEach(name -> repairs.add(new Repair(wheels, Optional.of(name))));
            }
        });
        return repairs;
    }
}
