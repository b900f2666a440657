// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.drift.Sides;
import io.github.pyo3stubs.compare.drift.Wording;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.output.committed.Finding.Declared;
import io.github.pyo3stubs.output.committed.Finding.LeftOver;
import io.github.pyo3stubs.output.committed.Finding.Missing;
import io.github.pyo3stubs.output.committed.Finding.OfOther;
import io.github.pyo3stubs.output.committed.Finding.OtherForm;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.output.committed.Finding.WithoutHeader;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Shown;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The message for stale stubs: files, then differences by name, then a diff, then the command that repairs them. */
final class VerdictMessage {
    private static final int DIFFERENCES_SHOWN = 40;
    private static final int DIFF_LINES_SHOWN = 40;
    private static final int FILES_SHOWN = 20;
    private static final int NAMES_SHOWN = 20;
    private static final int DECLARATION_LINES_SHOWN = 200;
    private static final int DECLARATION_CHARACTERS_SHOWN = 40_000;

    private static final Wording WORDING = new Wording(new Sides("the stub", "the library"));

    private final Verdict verdict;
    private final Function<Path, String> show;
    private final List<String> lines = new ArrayList<>();

    VerdictMessage(Verdict verdict, Function<Path, String> show) {
        this.verdict = verdict;
        this.show = show;
    }

    Message ofCommitted(String source, Message offered, Message repair) {
        if (lacksAll()) {
            lines.add("No stubs are committed yet of what %s declares:".formatted(source));
        } else {
            headline("The committed stubs", source);
        }
        compare(files());
        lines.add("");
        List<String> steps = steps();
        lines.addAll(steps);
        Message differences = Message.of("%s\n%s", Message.text(String.join("\n", lines)), otherwise());
        lines.clear();
        foreign();
        List<String> byHand = verdict.staleByHand().stream().map(show).toList();
        String command = "To bring " + (byHand.isEmpty() ? "them" : "the others") + " up to date"
                + (steps.isEmpty() ? "" : " then") + ": ";
        return Message.of(
                "%s%s%s%s%s",
                differences,
                offered,
                Message.text(lines.stream().map(line -> line + "\n").collect(joining())),
                byHand.isEmpty() ? "" : correctByHand(byHand),
                verdict.isRepairable()
                        ? Message.of("%s%s%s", Message.text(byHand.isEmpty() ? "" : "\n"), command, repair)
                        : "");
    }

    private static Message correctByHand(List<String> files) {
        return Message.of(
                "These stubs are written by hand:\n%s\n%s To have them generated instead, correct %s.",
                CappedList.of(files, FILES_SHOWN).lines("  "),
                new Advice("Correct what is named above."),
                new ChooseOption(Option.HAND_WRITTEN));
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
        List<String> byHand = verdict.staleByHand().stream().map(show).toList();
        if (!byHand.isEmpty()) {
            lines.add("Written by hand, so correct these among the sources by hand:");
            capped(byHand, FILES_SHOWN);
        }
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
        if (wrong == verdict.withoutHeader().size()) {
            lines.add("%s are stale: %d of %s the header."
                    .formatted(
                            stubs,
                            wrong,
                            all == 1 ? "1 file lacks" : all + (wrong == 1 ? " files lacks" : " files lack")));
            return;
        }
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
                stale.problems().forEach(problem -> files.add(file + problem));
                if (stale.problems().isEmpty() && stale.changes().isEmpty()) {
                    files.add(file + " differs in wording only");
                }
            } else if (finding instanceof OfOther other) {
                files.add(file + other.problem());
            } else if (finding instanceof WithoutHeader) {
                files.add(file + WithoutHeader.PROBLEM);
            }
        }
        return files;
    }

    private static List<String> differences(List<Stale> stale) {
        return stale.stream()
                .flatMap(file -> file.changes().stream())
                .flatMap(seen ->
                        WORDING.lines(seen.change(), seen.guards()).stream().map(line -> Shown.cut(line) + views(seen)))
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
                diff.stream().limit(shown).forEach(line -> lines.add("  " + Shown.cut(line)));
            }
            left -= shown;
            linesNotShown += diff.size() - shown;
        }
        if (linesNotShown > 0) {
            lines.add("  and %d more %s".formatted(linesNotShown, linesNotShown == 1 ? "line" : "lines"));
        }
    }

    /** What the user may do instead, if the command would be wrong for targets without a library. */
    private Message otherwise() {
        List<Declared> declared = verdict.findings().stream()
                .flatMap(finding -> finding.otherwise().declared().stream())
                .toList();
        int length = declared.stream().mapToInt(stub -> stub.lines().size()).sum();
        long characters = declared.stream()
                .flatMap(stub -> stub.lines().stream())
                .mapToLong(String::length)
                .sum();
        Message ofSystems = Message.text("");
        if (length > DECLARATION_LINES_SHOWN || characters > DECLARATION_CHARACTERS_SHOWN) {
            ofSystems = Message.of(
                    "If other platforms still have it as committed, generate with their libraries too, by %s: that"
                            + " writes it with conditions.\n",
                    new ChooseOption(Option.LIBRARIES));
        } else if (length > 0) {
            ofSystems = Message.text(declarations(declared));
        }
        return Message.of(
                "%s%s%s%s",
                ofSystems, Message.text(undocumented()), elsewhere(), Message.text(length == 0 ? "" : "\n"));
    }

    /** What the user may do if other targets document a class or module in other words. */
    private String undocumented() {
        List<String> names = verdict.findings().stream()
                .flatMap(finding -> finding.otherwise().undocumented().stream())
                .toList();
        return names.isEmpty()
                ? ""
                : "If other platforms document it otherwise, remove its docstring from the stub, and generating"
                        + " keeps it so, because there is one for all; or write the same text for all in Rust: %s\n"
                                .formatted(CappedList.of(names, NAMES_SHOWN).inLine());
    }

    private String declarations(List<Declared> declared) {
        StringBuilder text = new StringBuilder(
                "If other platforms still have it as committed, declare it so, and generating keeps it:\n");
        for (Declared stub : declared) {
            text.append("  ").append(show.apply(stub.file()));
            stub.former().ifPresent(file -> text.append(", moved from ").append(show.apply(file)));
            text.append('\n');
            stub.lines()
                    .forEach(
                            line -> text.append(("    " + line).stripTrailing()).append('\n'));
        }
        return text.toString();
    }

    /** What the user may do if only a target that no condition tells from those at hand has a declaration. */
    private Message elsewhere() {
        String declarations = "";
        Message imports = Message.text("");
        for (Stale file : verdict.all(Stale.class)) {
            Optional<Platform> platform = file.otherwise().platform();
            if (platform.isPresent() && file.lacks(statement -> !(statement instanceof Import))) {
                declarations = "If only builds for another CPU, C library or interpreter have it, say so in a line"
                        + " above it, and generating keeps it: # only on "
                        + platform.get().classifier() + "\n";
            }
            if (platform.isPresent() && file.lacks(Import.class::isInstance)) {
                imports = Message.of(
                        "If only builds for another CPU, C library or interpreter have an import or a submodule, no"
                                + " comment can say so. Compare with the libraries of all in one job: %s\n",
                        new ChooseOption(Option.LIBRARIES));
            }
        }
        return Message.of("%s%s", Message.text(declarations), imports);
    }

    /** Steps for the user, because the command does not take them. */
    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        verdict.all(OtherForm.class)
                .forEach(other -> steps.add(
                        "Move away %s: it is not marked as generated from this module, and it must not exist beside %s."
                                .formatted(show.apply(other.file()), show.apply(other.stub()))));
        verdict.all(OfOther.class)
                .forEach(other -> steps.add(
                        "Move away %s: it belongs to %s. Delete it if there is no such extension module any more."
                                .formatted(show.apply(other.file()), other.extension())));
        return steps;
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
            lines.add(CappedList.of(all, limit).lines("  ").toString());
        }
    }
}
