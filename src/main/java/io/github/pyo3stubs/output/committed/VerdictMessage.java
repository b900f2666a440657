package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.drift.Sides;
import io.github.pyo3stubs.compare.drift.Wording;
import io.github.pyo3stubs.output.committed.Finding.LeftOver;
import io.github.pyo3stubs.output.committed.Finding.Missing;
import io.github.pyo3stubs.output.committed.Finding.OtherForm;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the user reads when stubs are stale: whole files, then what differs by name, then as text, then what to type. */
final class VerdictMessage {
    private static final int DIFFERENCES_SHOWN = 40;
    private static final int DIFF_LINES_SHOWN = 40;
    private static final int FILES_SHOWN = 20;

    private static final Wording WORDING = new Wording(new Sides("the stub", "the library"));

    private final Verdict verdict;
    private final Function<Path, String> show;
    private final List<String> lines = new ArrayList<>();

    VerdictMessage(Verdict verdict, Function<Path, String> show) {
        this.verdict = verdict;
        this.show = show;
    }

    String text(String source, String repairCommand) {
        if (lacksAll()) {
            lines.add("No stubs are committed yet of what %s declares:".formatted(source));
        } else {
            headline("The committed stubs", source);
        }
        compare(files());
        lines.add("");
        List<OtherForm> otherForms = verdict.all(OtherForm.class);
        otherForms.forEach(this::instruct);
        foreign();
        lines.add("To bring them up to date" + (otherForms.isEmpty() ? "" : " then") + ": " + repairCommand);
        return String.join("\n", lines);
    }

    /** Of stubs that are packaged, a missing {@code py.typed} is as wrong as a stub. */
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
        capped(files, FILES_SHOWN, "file");
        capped(differences(stale), DIFFERENCES_SHOWN, "difference");
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

    /** What can be said of whole files. */
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
                .flatMap(change -> WORDING.lines(change).stream())
                .toList();
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
            lines.add("  … and %s".formatted(more(linesNotShown, "line")));
        }
    }

    /** What the command does not do. */
    private void instruct(OtherForm other) {
        lines.add("%s is not marked as generated, so it is yours to move away: only one of it and %s can be."
                .formatted(show.apply(other.file()), show.apply(other.stub())));
    }

    private void foreign() {
        List<String> foreign = verdict.foreign().stream().map(show).toList();
        if (!foreign.isEmpty()) {
            lines.add("Not marked as generated, and replaced by the command below:");
            capped(foreign, FILES_SHOWN, "file");
        }
    }

    private void capped(List<String> all, int limit, String noun) {
        all.stream().limit(limit).forEach(line -> lines.add("  " + line));
        if (all.size() > limit) {
            lines.add("  … and %s".formatted(more(all.size() - limit, noun)));
        }
    }

    private static String more(int number, String noun) {
        return number + " more " + noun + (number == 1 ? "" : "s");
    }
}
