// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.guard.GuardedBranch;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.Truth;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.LayingResult.UncheckedBranch;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays an overlay over the stubs of all targets.
 *
 * <p>An overlay fills in what the libraries leave open, and replaces what they say only where its comments repeat it.
 * So a change of a library that concerns the overlay is an error, and any other change comes out in the stubs.
 */
public final class OverlayLaying {

    private final Overlay overlay;
    private final List<OverlayTarget> targets;
    private final TargetFaults faults = new TargetFaults();

    private OverlayLaying(Overlay overlay, List<OverlayTarget> targets) {
        this.overlay = overlay;
        this.targets = targets;
    }

    /**
     * Lays an overlay over the stubs of targets.
     *
     * @param targets all that are at hand, so that the overlay is compared with each
     */
    public static LayingResult lay(Overlay overlay, List<OverlayTarget> targets) {
        return new OverlayLaying(overlay, targets).result();
    }

    /**
     * The parts of a span of versions in which the conditions of an overlay are decided. A target for several versions,
     * or for an unknown one, is as many targets as there are parts; once merged, their stubs have the conditions.
     */
    public static List<VersionRange> spans(Overlay overlay, VersionRange versions) {
        return StubConditions.of(tree(overlay)).spans().stream()
                .flatMap(span -> span.intersection(versions).stream())
                .toList();
    }

    private static StubTree tree(Overlay overlay) {
        return StubTree.of(
                overlay.files().values().stream().map(OverlayFile::unresolved).toList());
    }

    private LayingResult result() {
        List<StubTree> trees = new ArrayList<>();
        for (OverlayTarget target : targets) {
            List<OverlayFile> concerned = overlay.files().values().stream()
                    .filter(file -> concerns(file, target))
                    .toList();
            TargetLaying laying = new TargetLaying(target, concerned);
            concerned.stream().filter(this::isKnown).forEach(laying::lay);
            concerned.stream().filter(file -> !isKnown(file)).forEach(laying::add);
            faults.add(target, concerned, laying.faults());
            trees.add(laying.tree());
        }
        List<OverlayFault> all = Stream.concat(overlay.faults().stream(), faults.all().stream())
                .distinct()
                .sorted(OverlayFault.ORDER)
                .toList();
        return all.isEmpty() ? new Laid(trees, unchecked()) : new Faulty(all);
    }

    /** Whether any library has the module of a file. */
    private boolean isKnown(OverlayFile file) {
        return targets.stream().anyMatch(target -> has(target, file));
    }

    private static boolean has(OverlayTarget target, OverlayFile file) {
        return target.tree().file(file.module()).isPresent();
    }

    /**
     * Whether a file is for the extension module of a target. A new module is for the extension module around it, for
     * one in the same package, or for the first one.
     */
    private boolean concerns(OverlayFile file, OverlayTarget target) {
        if (isKnown(file)) {
            return targets.stream().anyMatch(other -> other.extension().equals(target.extension()) && has(other, file));
        }
        DottedName module = DottedName.of(file.module());
        String home = targets.stream()
                .map(OverlayTarget::extension)
                .filter(module::isBelow)
                .findFirst()
                .or(() -> targets.stream()
                        .map(OverlayTarget::extension)
                        .filter(extension -> DottedName.of(extension).root().equals(module.root()))
                        .min(String::compareTo))
                .orElseGet(() -> targets.stream()
                        .map(OverlayTarget::extension)
                        .min(String::compareTo)
                        .orElseThrow());
        return target.extension().equals(home);
    }

    private List<UncheckedBranch> unchecked() {
        List<UncheckedBranch> all = new ArrayList<>();
        for (OverlayFile file : overlay.files().values()) {
            List<List<Expression>> outer = new ArrayList<>();
            for (GuardedBranch branch : GuardedBranch.of(StubTree.of(List.of(file.unresolved())))) {
                boolean seen = targets.stream().anyMatch(target -> branch.in(target.view()) != Truth.FALSE);
                boolean inner = outer.stream()
                        .anyMatch(conditions -> branch.conditions().size() > conditions.size()
                                && branch.conditions()
                                        .subList(0, conditions.size())
                                        .equals(conditions));
                if (!seen && !inner) {
                    outer.add(branch.conditions());
                    all.add(new UncheckedBranch(file.shown(), line(branch), text(branch)));
                }
            }
        }
        return all;
    }

    private static int line(GuardedBranch branch) {
        return Stated.of(branch.statements(), 1).stream()
                .findFirst()
                .map(Stated::line)
                .orElse(1);
    }

    private static String text(GuardedBranch branch) {
        ExpressionPrinter printer = new ExpressionPrinter(Name::dotted);
        return branch.conditions().stream().map(printer::print).collect(joining(" and "));
    }
}
