// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The faults of an overlay for all targets. One that only some targets have names these, and a guard to write. */
final class TargetFaults {

    private final Map<OverlayFault, Set<View>> byFault = new LinkedHashMap<>();
    private final Map<String, Set<View>> byFile = new LinkedHashMap<>();

    /** @param files the files that were laid over the target's stubs */
    void add(OverlayTarget target, List<OverlayFile> files, List<OverlayFault> faults) {
        files.forEach(file -> views(byFile, file.shown()).add(target.view()));
        faults.forEach(fault -> views(byFault, fault).add(target.view()));
    }

    private static <K> Set<View> views(Map<K, Set<View>> all, K key) {
        return all.computeIfAbsent(key, added -> new LinkedHashSet<>());
    }

    List<OverlayFault> all() {
        List<OverlayFault> all = new ArrayList<>();
        byFault.forEach((fault, views) -> {
            boolean everywhere = views.equals(byFile.get(fault.file()));
            all.add(everywhere ? fault : new OverlayFault(fault.file(), fault.line(), message(fault, views)));
        });
        return all;
    }

    private Message message(OverlayFault fault, Set<View> failing) {
        Set<View> fitting = new LinkedHashSet<>(byFile.get(fault.file()));
        byFault.forEach((other, views) -> {
            if (other.file().equals(fault.file()) && other.line() == fault.line()) {
                fitting.removeAll(views);
            }
        });
        String where = failing.stream().sorted(View.ORDER).map(View::toString).collect(joining("; "));
        return fitting.isEmpty()
                ? Message.of("For %s: %s", where, fault.message())
                : Message.of(
                        "For %s: %s\n  %s",
                        where,
                        fault.message(),
                        new Advice("Or put it where it fits, under  " + guard(failing, fitting)));
    }

    /** The condition that is true for some views only. */
    private static String guard(Set<View> failing, Set<View> fitting) {
        Set<OperatingSystem> systems = systems(fitting);
        Optional<Expression> guard = systems(failing).stream().noneMatch(systems::contains)
                ? Optional.of(GuardExpressions.any(
                        systems.stream().map(GuardExpressions::on).toList()))
                : ofVersions(failing, fitting);
        return guard.map(condition -> "if " + new ExpressionPrinter(Name::dotted).print(condition) + ":")
                .orElse("an if with sys.platform and sys.version_info");
    }

    private static Set<OperatingSystem> systems(Set<View> views) {
        return new TreeSet<>(views.stream().map(View::system).collect(toSet()));
    }

    private static Optional<Expression> ofVersions(Set<View> failing, Set<View> fitting) {
        PythonVersion firstFitting = first(fitting);
        PythonVersion firstFailing = first(failing);
        boolean later = failing.stream().allMatch(isBefore(firstFitting));
        boolean earlier = fitting.stream().allMatch(isBefore(firstFailing));
        return later
                ? Optional.of(GuardExpressions.from(firstFitting))
                : earlier ? Optional.of(GuardExpressions.before(firstFailing)) : Optional.empty();
    }

    private static PythonVersion first(Set<View> views) {
        return views.stream()
                .map(view -> view.versions().first())
                .min(PythonVersion::compareTo)
                .orElseThrow();
    }

    private static Predicate<View> isBefore(PythonVersion version) {
        return view ->
                view.versions().end().filter(end -> end.compareTo(version) <= 0).isPresent();
    }
}
