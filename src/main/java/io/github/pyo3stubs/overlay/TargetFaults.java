// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The faults of an overlay for all targets. One that only some targets have names these, and a guard to write. */
final class TargetFaults {

    private final Map<OverlayFault, Set<View>> byFault = new LinkedHashMap<>();
    private final Map<String, Set<View>> byFile = new LinkedHashMap<>();
    private final Map<String, OverlayFile> files = new HashMap<>();

    /** @param laid the files that were laid over the target's stubs */
    void add(OverlayTarget target, List<OverlayFile> laid, List<OverlayFault> faults) {
        laid.forEach(file -> {
            files.put(file.shown(), file);
            views(byFile, file.shown()).add(target.view());
        });
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
        String where = failing.stream().sorted().map(View::toString).collect(joining("; "));
        return guard(fault, failing)
                .map(guard -> Message.of(
                        "For %s: %s\n  %s",
                        where,
                        fault.message(),
                        new Advice("Or put it where it fits, under  if "
                                + new ExpressionPrinter(Name::dotted).print(guard) + ":")))
                .orElseGet(() -> Message.of("For %s: %s", where, fault.message()));
    }

    /**
     * The condition under which a place fits: that which it is under already, and one that is false where the place
     * does not fit. Empty if the place fits no target, or if no simple condition says which.
     */
    private Optional<Expression> guard(OverlayFault fault, Set<View> failing) {
        EntryConditions conditions = new EntryConditions(files.get(fault.file()));
        Set<View> fitting = new LinkedHashSet<>(byFile.get(fault.file()));
        fitting.removeIf(view -> !conditions.isSeen(fault.line(), view));
        byFault.forEach((other, views) -> {
            if (other.file().equals(fault.file()) && other.line() == fault.line()) {
                fitting.removeAll(views);
            }
        });
        return fitting.isEmpty()
                ? Optional.empty()
                : new FittingCondition(fitting, failing)
                        .expression()
                        .map(condition -> GuardExpressions.all(
                                Stream.concat(conditions.around(fault.line()).stream(), Stream.of(condition))
                                        .toList()));
    }
}
