// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.output.Obstacles;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Result of comparing the stubs in a directory with the generated ones.
 *
 * @param findings one for each file, in the order of their paths
 * @param untyped paths of missing {@code py.typed} files, relative to the directory. They make nothing stale, but type
 *     checkers ignore the stubs of an installed package without one
 * @param notes further notes, in the order of the files
 * @param unchecked the views for which the stubs have branches that no library could check
 * @param unknown conditions that neither the system nor the version of Python decides, in the words of the stubs
 * @param stubs the compared stubs in the directory that parse
 */
public record Verdict(
        List<Finding> findings,
        List<Path> untyped,
        List<Note> notes,
        List<View> unchecked,
        List<String> unknown,
        StubTree stubs) {
    public Verdict {
        unchecked = List.copyOf(unchecked);
        unknown = List.copyOf(unknown);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        untyped = List.copyOf(untyped);
    }

    /** Whether no file needs to be brought up to date. */
    public boolean isFresh() {
        for (Finding finding : findings) {
            if (!finding.isFresh()) {
                return false;
            }
        }
        return true;
    }

    /** The findings of one kind. */
    public <F extends Finding> List<F> all(Class<F> kind) {
        return ofKind(kind, findings);
    }

    /** The notes of one kind. */
    public <N extends Note> List<N> notes(Class<N> kind) {
        return ofKind(kind, notes);
    }

    private static <T> List<T> ofKind(Class<T> kind, List<?> all) {
        List<T> some = new ArrayList<>();
        for (Object each : all) {
            if (kind.isInstance(each)) {
                some.add(kind.cast(each));
            }
        }
        return some;
    }

    /**
     * The files that an update writes: those to be written anew, and those that only lack the header.
     *
     * @param unmarked what happens to fresh files without the mark
     */
    Set<Path> toBeWritten(Unmarked unmarked) {
        Set<Path> files = toBeWrittenAnew(unmarked);
        files.addAll(withoutHeader());
        return files;
    }

    /** The files that only lack the header. */
    List<Path> withoutHeader() {
        return all(Finding.WithoutHeader.class).stream()
                .map(Finding.WithoutHeader::file)
                .toList();
    }

    /**
     * The files that an update writes anew: those that are missing, stale, or without parts that older generators did
     * not write.
     *
     * @param unmarked what happens to fresh files without the mark that lack such parts
     */
    Set<Path> toBeWrittenAnew(Unmarked unmarked) {
        Set<Path> files = new HashSet<>();
        all(Finding.Missing.class).forEach(missing -> files.add(missing.file()));
        all(Finding.Stale.class).stream()
                .filter(stale -> stale.owner() != Ownership.HAND_WRITTEN)
                .forEach(stale -> files.add(stale.file()));
        notes(Note.Older.class).stream()
                .filter(older -> older.own() || unmarked == Unmarked.REPLACED)
                .forEach(older -> files.add(older.file()));
        return files;
    }

    /**
     * The obstacles to an update, as sentences.
     *
     * @param directory the directory of the stubs
     * @param written the files to write, relative to the directory
     */
    SortedSet<String> obstacles(Path directory, Set<Path> written) {
        Obstacles obstacles = new Obstacles(directory);
        SortedSet<String> all = new TreeSet<>();
        for (Finding finding : findings) {
            if (written.contains(finding.file()) || finding instanceof Finding.LeftOver) {
                obstacles.at(finding.file()).ifPresent(all::add);
            }
        }
        if (!all(Finding.Missing.class).isEmpty()) {
            all.addAll(obstacles.above());
        }
        return all;
    }

    /** The stale files of which nothing says who has made them. */
    public List<Path> foreign() {
        return stale(Ownership.UNMARKED);
    }

    /** The stale files that are written by hand. */
    public List<Path> staleByHand() {
        return stale(Ownership.HAND_WRITTEN);
    }

    /** Whether an update would correct a file. It leaves those that are written by hand. */
    public boolean isRepairable() {
        long wrong = findings.stream().filter(finding -> !finding.isFresh()).count();
        return wrong > staleByHand().size();
    }

    private List<Path> stale(Ownership owner) {
        return all(Finding.Stale.class).stream()
                .filter(stale -> stale.owner() == owner)
                .map(Finding.Stale::file)
                .toList();
    }

    /** What an update has to do with files without the mark, so that no stub is stale any more. */
    public Unmarked toRepair() {
        return foreign().isEmpty() ? Unmarked.KEPT : Unmarked.REPLACED;
    }

    /**
     * The message for stale stubs: what is stale, and how to repair it.
     *
     * @param source the library from which the stubs are generated, as the message names it
     * @param show how the message shows the path of a file of this verdict
     * @param offered the lines of an overlay that keep what someone has edited by hand; empty if there are none
     * @param repair how to bring the stubs up to date
     */
    public Message message(String source, Function<Path, String> show, Message offered, Message repair) {
        return new VerdictMessage(this, show).ofCommitted(source, offered, repair);
    }

    /**
     * The message for packaged stubs that are wrong, which no command brings up to date.
     *
     * @param container the package, such as a wheel, as a sentence begins with it
     * @param source the library from which the stubs are generated, as the message names it
     * @param show how the message shows the path of a file of this verdict
     */
    public String packagedMessage(String container, String source, Function<Path, String> show) {
        return new VerdictMessage(this, show).ofPackaged(container, source);
    }
}
