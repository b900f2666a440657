// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.AtomicFile;
import io.github.pyo3stubs.output.Changes;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Finding.LeftOver;
import io.github.pyo3stubs.output.committed.Finding.OfOther;
import io.github.pyo3stubs.output.committed.Finding.OtherForm;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Changes to committed stubs that have been checked and can be made. */
public final class CommittedUpdate {

    private final Path directory;
    private final StubPaths paths;
    private final Verdict verdict;
    private final Rewriting rewriting;

    CommittedUpdate(Path directory, StubPaths paths, Verdict verdict, Rewriting rewriting) {
        this.directory = directory;
        this.paths = paths;
        this.verdict = verdict;
        this.rewriting = rewriting;
    }

    /** Result of the comparison. */
    public Verdict verdict() {
        return verdict;
    }

    /** The stubs that stay without what older generators did not write, because they do not bear the mark. */
    public List<Note.Older> stillOlder() {
        return verdict.notes(Note.Older.class).stream()
                .filter(older -> !rewriting.texts().containsKey(older.file()))
                .toList();
    }

    /**
     * The comments below the mark that the changes remove, in the order of their file, by files that lose any.
     */
    public SortedMap<Path, List<String>> lostComments() {
        return rewriting.lostComments();
    }

    /** The files that get the header before other comments, which may be an older header. */
    public SortedSet<Path> headed() {
        return rewriting.headed();
    }

    /**
     * Makes the changes.
     *
     * @throws RefusedException when someone has changed a file since it was compared; nothing has been changed then
     * @throws IOException when a file cannot be written or removed; every file then has its old or its new content
     */
    public Changes apply() throws RefusedException, IOException {
        refuseEdited();
        List<Path> removed = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        List<Path> unchanged = new ArrayList<>();
        AtomicFile.removeAbandoned(verdict.findings().stream()
                .map(finding -> directory.resolve(finding.file()))
                .toList());
        // Removed first: on systems that ignore case, a left-over file may have the name of a new one
        for (LeftOver leftOver : verdict.all(LeftOver.class)) {
            Path file = directory.resolve(leftOver.file());
            if (Files.deleteIfExists(file)) {
                removed.add(leftOver.file());
            }
            removeEmptyAbove(file);
        }
        for (Finding finding : verdict.findings()) {
            if (finding instanceof LeftOver) {
                continue;
            }
            String text = rewriting.texts().get(finding.file());
            boolean changed =
                    text != null && AtomicFile.update(directory.resolve(finding.file()), text.getBytes(UTF_8));
            (changed ? written : unchanged).add(finding.file());
        }
        return new Changes(written, unchanged, removed);
    }

    /** Texts of users are never replaced unseen, so each file is compared with what the comparison has read. */
    private void refuseEdited() throws RefusedException, IOException {
        List<String> edited = new ArrayList<>();
        CommittedFiles now = new CommittedFiles(directory);
        for (Path file : rewriting.texts().keySet()) {
            Optional<CommittedStub> read =
                    Optional.ofNullable(rewriting.replaced().get(file));
            if (!now.at(file).equals(read)) {
                edited.add(directory.resolve(file).toString());
            }
        }
        for (LeftOver leftOver : verdict.all(LeftOver.class)) {
            if (now.at(leftOver.file()).filter(CommittedStub::isMarked).isEmpty()) {
                edited.add(directory.resolve(leftOver.file()).toString());
            }
        }
        if (!edited.isEmpty()) {
            throw new RefusedException(Message.of(
                    "Files have changed since they were compared, and no committed stub has been changed:\n%s\n%s",
                    Message.lines("  ", edited), new Advice("Run this again.")));
        }
    }

    void refuse(Unmarked unmarked) throws RefusedException {
        List<String> refusals =
                new ArrayList<>(verdict.obstacles(directory, rewriting.texts().keySet()));
        for (OtherForm other : verdict.all(OtherForm.class)) {
            String file = directory.resolve(other.file()).toString();
            String stub = directory.resolve(other.stub()).toString();
            refusals.add((other.hides() ? file + " would hide " + stub : file + " would be hidden by " + stub)
                    + ", and is not marked as generated from this module");
        }
        verdict.all(OfOther.class).forEach(other -> refusals.add(directory.resolve(other.file()) + other.problem()));
        boolean obstructed = !refusals.isEmpty();
        if (unmarked == Unmarked.KEPT) {
            for (Path foreign : verdict.foreign()) {
                refusals.add(directory.resolve(foreign) + " is not marked as generated from this module");
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(Message.of(
                    "The committed stubs cannot be brought up to date, and nothing has been changed:\n%s\n%s",
                    Message.lines("  ", refusals), remedy(unmarked, obstructed)));
        }
    }

    private Message remedy(Unmarked unmarked, boolean obstructed) {
        Remedy replace = new SetOption(Option.OVERWRITE, "true");
        if (!obstructed) {
            return Message.of("To replace files that are not marked: %s.", replace);
        }
        Remedy move = new Advice("Move them away.");
        return verdict.foreign().isEmpty() || unmarked == Unmarked.REPLACED
                ? Message.of("%s", move)
                : Message.of("%s To replace files that are not marked and have the name of a stub: %s.", move, replace);
    }

    /** Removes directories of the extension, or of its top-level package, that have become empty. */
    private void removeEmptyAbove(Path file) throws IOException {
        for (Path above = file.getParent(); isBelowExtension(above); above = above.getParent()) {
            if (Files.isDirectory(above)) {
                Directories.removeIfEmpty(above);
            }
        }
    }

    private static boolean isInside(Path place, Path above) {
        return place.startsWith(above) && !place.equals(above);
    }

    private boolean isBelowExtension(Path place) {
        return paths.extensions().stream()
                .anyMatch(extension -> place.startsWith(directory.resolve(StubFiles.base(extension)))
                        || isInside(
                                place,
                                directory.resolve(DottedName.of(extension).root())));
    }
}
