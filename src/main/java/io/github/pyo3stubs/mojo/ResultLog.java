// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Changes;
import io.github.pyo3stubs.output.committed.Finding;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.project.report.NoteLines;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.GenerateResult.Updated;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.PlatformsDiffer;
import io.github.pyo3stubs.remedy.Message;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/** Words results for the user of a Maven build, and writes them into its log. */
record ResultLog(Log log, Invocation invocation) {

    /** The text of a message, with remedies that work in this project, and paths as {@link #shown} has them. */
    String worded(Message message) {
        return inText(invocation.remedies().in(message));
    }

    /** A path as a message shows it: from where the user started Maven, if it lies below. */
    String shown(Path path) {
        return invocation.start().shown(path);
    }

    /** A text with its paths as messages show them. */
    String inText(String text) {
        return invocation.start().inText(text);
    }

    void info(String message) {
        log.info(message);
    }

    /** Logs each line as a warning of its own, since Maven would mark only the first. */
    void warn(String message) {
        inText(message).lines().forEach(log::warn);
    }

    /** Tells notices; those with a topic that this build has logged already are left out. */
    void tell(List<Notice> notices) {
        ToldOnce told = invocation.told();
        for (Notice notice : notices) {
            if (notice.topic().isEmpty() || told.isFirst(notice.topic().get())) {
                String text = worded(notice.message());
                switch (notice.level()) {
                    case DEBUG -> log.debug(text);
                    case INFO -> log.info(text);
                    case WARNING -> warn(text);
                }
            }
        }
    }

    /**
     * Tells what was generated.
     *
     * @param source what the stubs are generated from
     */
    void tell(Generated generated, Path outputDirectory, String source) {
        if (!generated.differences().isEmpty()) {
            warn("The stubs are not the same on all platforms, so that there are none for all of them:");
            warn(PlatformsDiffer.listed(generated.differences()));
            warn("Use the trees of the platforms; or, if one of the libraries is old, build it again.");
        }
        generated.removedArchives().forEach(archive -> info("Removed " + shown(archive)));
        tell(generated.changes(), outputDirectory, source);
        NoteLines.partlyDescribed(generated.partly()).ifPresent(this::info);
        generated.committed().ifPresent(this::tell);
    }

    /** Logs each stub file once, although most are in several of the trees. */
    private void tell(Changes changes, Path directory, String source) {
        SortedMap<String, List<String>> written = treesByStub(changes.written());
        SortedMap<String, List<String>> unchanged = treesByStub(changes.unchanged());
        SortedMap<String, List<String>> removed = treesByStub(changes.removed());
        unchanged.keySet().removeAll(written.keySet());
        written.forEach((stub, trees) -> info("Wrote " + place(directory, trees, stub)));
        removed.forEach((stub, trees) -> info("Removed " + place(directory, trees, stub)));
        info(summary(" from " + source, written.size(), unchanged.size(), removed.size()));
    }

    private static SortedMap<String, List<String>> treesByStub(Collection<Path> files) {
        return files.stream()
                .filter(StubFiles::isStub)
                .collect(groupingBy(
                        file -> file.subpath(1, file.getNameCount()).toString(),
                        TreeMap::new,
                        mapping(file -> file.getName(0).toString(), toList())));
    }

    /** One path for the copies of a file, with braces as in {@code {a,b}/x.pyi}. */
    private String place(Path directory, List<String> trees, String stub) {
        String names = trees.size() == 1 ? trees.get(0) : "{" + String.join(",", trees) + "}";
        return shown(directory) + File.separator + names + File.separator + stub;
    }

    private void tell(Updated updated) {
        Function<Path, String> show = file -> shown(updated.directory().resolve(file));
        Changes changes = updated.changes();
        changes.written().forEach(file -> info("Wrote " + show.apply(file)));
        changes.removed().forEach(file -> info("Removed " + show.apply(file)));
        info(summary(
                " in " + shown(updated.directory()),
                changes.written().size(),
                changes.unchanged().size(),
                changes.removed().size()));
        updated.lostComments().forEach((file, comments) -> warn(NoteLines.lostComments(show.apply(file), comments)));
        NoteLines.undescribed(updated.verdict(), show).forEach(this::info);
        tellOlder(updated.stillOlder(), show);
        if (updated.isNew()) {
            warn("The stubsDirectory " + updated.directory() + " did not exist, and was created. If the"
                    + " Python sources are elsewhere, remove it and correct stubsDirectory.");
        }
    }

    private static String summary(String where, int written, int unchanged, int removed) {
        int count = written + unchanged;
        return count + (count == 1 ? " stub file" : " stub files") + where + ": " + written + " written, " + unchanged
                + " unchanged" + (removed == 0 ? "" : ", " + removed + " removed");
    }

    /** Tells how committed stubs compare, except for what makes them stale. */
    void tell(Verdict verdict, Path directory, Comparison comparison, String source) {
        Function<Path, String> show = file -> shown(directory.resolve(file));
        verdict.untyped()
                .forEach(file -> warn(show.apply(file) + " is missing. Without it type checkers pass over"
                        + " the stubs of the installed package: create it, empty, and commit it."));
        info(summary(verdict, comparison, shown(directory), source));
        tellNotes(verdict, show);
        tellOlder(verdict.notes(Note.Older.class), show);
    }

    /** Tells how a wheel's stubs compare, except for what makes them stale. */
    void tellPackaged(Verdict verdict, Path wheel, Comparison comparison, Collection<String> modules) {
        info(summary(verdict, comparison, shown(wheel), String.join(", ", modules)));
        tellNotes(verdict, Path::toString);
        NoteLines.older(verdict.notes(Note.Older.class), Path::toString).ifPresent(this::info);
    }

    private void tellNotes(Verdict verdict, Function<Path, String> show) {
        NoteLines.unchecked(verdict).ifPresent(this::info);
        NoteLines.undescribed(verdict, show).forEach(this::info);
    }

    /** Tells which committed stubs lack what older generators did not write, and how to add it. */
    private void tellOlder(List<Note.Older> notes, Function<Path, String> show) {
        Unmarked unmarked = notes.stream().allMatch(Note.Older::own) ? Unmarked.KEPT : Unmarked.REPLACED;
        NoteLines.older(notes, show)
                .ifPresent(note -> info(note + ". To add it: " + invocation.command(GenerateMojo.GOAL, unmarked)));
    }

    private static String summary(Verdict verdict, Comparison comparison, String place, String source) {
        int all = verdict.findings().size();
        List<String> counts = new ArrayList<>();
        counts.add(verdict.all(Finding.Fresh.class).size() + " fresh");
        counts.add(verdict.all(Finding.FreshOtherwise.class).size()
                + (comparison == Comparison.SIGNATURES ? " fresh by its signatures" : " fresh, but worded otherwise"));
        counts.add(verdict.all(Finding.Stale.class).size() + " stale");
        addIfAny(counts, verdict.all(Finding.Missing.class), " missing");
        addIfAny(counts, verdict.all(Finding.LeftOver.class), " left over");
        addIfAny(counts, verdict.all(Finding.OtherForm.class), " in the way");
        return (all == 1 ? "1 stub file in " : all + " stub files in ") + place + " against " + source + ": "
                + String.join(", ", counts);
    }

    private static void addIfAny(List<String> counts, List<?> findings, String what) {
        if (!findings.isEmpty()) {
            counts.add(findings.size() + what);
        }
    }
}
