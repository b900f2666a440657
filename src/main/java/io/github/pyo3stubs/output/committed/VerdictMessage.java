// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.drift.Sides;
import io.github.pyo3stubs.compare.drift.Wording;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.output.committed.Finding.LeftOver;
import io.github.pyo3stubs.output.committed.Finding.Missing;
import io.github.pyo3stubs.output.committed.Finding.OtherForm;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The message for stale stubs: files, then differences by name, then a diff, then the command that repairs them. */
final class VerdictMessage {
    private static final int DIFFERENCES_SHOWN = 40;
    private static final int DIFF_LINES_SHOWN = 40;
    private static final int FILES_SHOWN = 20;
    private static final int DECLARATION_LINES_SHOWN = 20;
    private static final int OFFERED_LINES_SHOWN = 40;

    private static final Wording WORDING = new Wording(new Sides("the stub", "the library"));

    private final Verdict verdict;
    private final Function<Path, String> show;
    private final List<String> lines = new ArrayList<>();

    VerdictMessage(Verdict verdict, Function<Path, String> show) {
        this.verdict = verdict;
        this.show = show;
    }

    Message ofCommitted(String source, List<String> offered, Message repair) {
        if (lacksAll()) {
            lines.add("No stubs are committed yet of what %s declares:".formatted(source));
        } else {
            headline("The committed stubs", source);
        }
        compare(files());
        lines.add("");
        List<OtherForm> otherForms = verdict.all(OtherForm.class);
        otherForms.forEach(this::instruct);
        otherwise();
        offer(offered);
        foreign();
        lines.add("To bring them up to date" + (otherForms.isEmpty() ? "" : " then") + ": ");
        return Message.of("%s%s", String.join("\n", lines), repair);
    }

    /** The message for packaged stubs, which also need their {@code py.typed}. */
    String ofPackaged(String container, String source) {
        if (verdict.isFresh()) {
            lines.add("Type checkers pass over the stubs in %s:".formatted(container));
        } else if (lacksAll()) {
            lines.add("%s carries no stubs of %s:".formatted(container, source));
        } else {
            headline("The stubs in " + container, source);
        }
        List<String> files = files();
        verdict.untyped().forEach(file -> files.add(show.apply(file) + " is missing"));
        compare(files);
        return String.join("\n", lines);
    }

    private boolean lacksAll() {
        return verdict.findings().stream().allMatch(Missing.class::isInstance);
    }

    private void compare(List<String> files) {
        List<Stale> stale = verdict.all(Stale.class);
        capped(files, FILES_SHOWN);
        capped(differences(stale), DIFFERENCES_SHOWN);
        diffs(stale);
    }

    private void headline(String stubs, String source) {
        int all = verdict.findings().size();
        int wrong =
                all - (int) verdict.findings().stream().filter(Finding::isFresh).count();
        lines.add("%s are stale: %d of %s from what %s declares."
                .formatted(
                        stubs,
                        wrong,
                        all == 1 ? "1 file differs" : all + (wrong == 1 ? " files differs" : " files differ"),
                        source));
    }

    /** Lines on whole files. */
    private List<String> files() {
        List<String> files = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            String file = show.apply(finding.file());
            if (finding instanceof Missing) {
                files.add(file + " is missing");
            } else if (finding instanceof LeftOver) {
                files.add(file + " is left over: nothing is generated there any more");
            } else if (finding instanceof OtherForm other) {
                String stub = show.apply(other.stub());
                files.add(other.hides() ? file + " hides " + stub : file + " is hidden by " + stub);
            } else if (finding instanceof Stale stale) {
                stale.problem().ifPresent(problem -> files.add(file + problem));
                if (stale.problem().isEmpty() && stale.changes().isEmpty()) {
                    files.add(file + " differs in wording only");
                }
            }
        }
        return files;
    }

    private static List<String> differences(List<Stale> stale) {
        return stale.stream()
                .flatMap(file -> file.changes().stream())
                .flatMap(seen ->
                        WORDING.lines(seen.change(), seen.guards()).stream().map(line -> line + views(seen)))
                .toList();
    }

    /** Who sees a change, if not all do: {@code  (win32, Python 3.12 and later)}. */
    private static String views(SeenChange change) {
        return change.views().isEmpty()
                ? ""
                : change.views().stream().map(View::toString).collect(joining("; ", " (", ")"));
    }

    private void diffs(List<Stale> stale) {
        int left = DIFF_LINES_SHOWN;
        int linesNotShown = 0;
        for (Stale file : stale) {
            List<String> diff = file.diff().lines();
            int shown = Math.min(left, diff.size());
            if (shown > 0) {
                lines.add("");
                lines.add("  " + show.apply(file.file()));
                diff.stream().limit(shown).forEach(line -> lines.add("  " + line));
            }
            left -= shown;
            linesNotShown += diff.size() - shown;
        }
        if (linesNotShown > 0) {
            lines.add("  and %d more %s".formatted(linesNotShown, linesNotShown == 1 ? "line" : "lines"));
        }
    }

    /** What the user may write instead, if the command would be wrong for platforms without a library. */
    private void otherwise() {
        List<Stale> stale = verdict.all(Stale.class).stream()
                .filter(file -> !file.otherwise().isEmpty())
                .toList();
        if (stale.isEmpty()) {
            return;
        }
        lines.add("If other platforms still have it as committed, declare it so, and generating keeps it:");
        for (Stale file : stale) {
            lines.add("  " + show.apply(file.file()));
            int more = file.otherwise().size() - DECLARATION_LINES_SHOWN;
            file.otherwise().stream()
                    .limit(DECLARATION_LINES_SHOWN)
                    .forEach(line -> lines.add(("    " + line).stripTrailing()));
            if (more > 0) {
                lines.add("    and %d more %s".formatted(more, more == 1 ? "line" : "lines"));
            }
        }
        lines.add("");
    }

    /** What an overlay may say instead, so that an update keeps it. */
    private void offer(List<String> offered) {
        if (!offered.isEmpty()) {
            lines.add("If these are edits of your own, write them into the overlay, and generating keeps them:");
            offered.stream().limit(OFFERED_LINES_SHOWN).forEach(lines::add);
            int more = offered.size() - OFFERED_LINES_SHOWN;
            if (more > 0) {
                lines.add("    and %d more %s".formatted(more, more == 1 ? "line" : "lines"));
            }
            lines.add("");
        }
    }

    /** A step for the user, because the command does not take it. */
    private void instruct(OtherForm other) {
        lines.add("Move away %s: it is not marked as generated, and it must not exist beside %s."
                .formatted(show.apply(other.file()), show.apply(other.stub())));
    }

    private void foreign() {
        List<String> foreign = verdict.foreign().stream().map(show).toList();
        if (!foreign.isEmpty()) {
            lines.add("These files are not marked as generated. The command below replaces them:");
            capped(foreign, FILES_SHOWN);
        }
    }

    private void capped(List<String> all, int limit) {
        if (!all.isEmpty()) {
            lines.add(CappedList.of(all, limit).lines("  "));
        }
    }
}
