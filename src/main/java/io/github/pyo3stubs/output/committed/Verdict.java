package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.output.Obstacles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How the stubs in a directory compare with those that would be generated.
 *
 * @param findings one for each file, in the order of their paths
 * @param untyped each {@code py.typed} that is missing, relative to the directory; it makes
 *     nothing stale, but without it type checkers pass over the stubs of an installed package
 * @param notes what else there is to tell, in the order of the files
 */
public record Verdict(List<Finding> findings, List<Path> untyped, List<Note> notes) {
    public Verdict {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        untyped = List.copyOf(untyped);
    }

    /** Whether there is nothing to bring up to date. */
    public boolean isFresh() {
        return findings.stream().allMatch(Finding::isFresh);
    }

    /** The findings of one kind. */
    public <F extends Finding> List<F> all(Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The notes of one kind. */
    public <N extends Note> List<N> notes(Class<N> kind) {
        return notes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * The files that an update writes: what is missing, is stale or lacks what older generators did not write.
     *
     * @param overwrite whether a file without the mark is one of them that lacks no more than that
     */
    Set<Path> toBeWritten(boolean overwrite) {
        Set<Path> files = new HashSet<>();
        all(Finding.Missing.class).forEach(missing -> files.add(missing.file()));
        all(Finding.Stale.class).forEach(stale -> files.add(stale.file()));
        notes(Note.Older.class).stream()
                .filter(older -> older.own() || overwrite)
                .forEach(older -> files.add(older.file()));
        return files;
    }

    /**
     * What is in the way of bringing files up to date.
     *
     * @param directory the directory of the stubs
     * @param written the files that are to be written, relative to the directory
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

    /** The files that are to be replaced though they do not bear the mark. */
    public List<Path> foreign() {
        return all(Finding.Stale.class).stream()
                .filter(stale -> !stale.own())
                .map(Finding.Stale::file)
                .toList();
    }

    /**
     * Tells the user what is stale, and how to repair it.
     *
     * @param source what the stubs are generated from
     * @param show how a file of this verdict is shown to the user
     * @param repairCommand what they type to bring the stubs up to date
     */
    public String message(String source, Function<Path, String> show, String repairCommand) {
        return new VerdictMessage(this, show).text(source, repairCommand);
    }

    /**
     * Tells the user what is wrong with stubs that are packaged, which no command brings up to date.
     *
     * @param container what they are packaged in, as a sentence begins with it
     * @param source what the stubs are generated from
     * @param show how a file of this verdict is shown to the user
     */
    public String packagedMessage(String container, String source, Function<Path, String> show) {
        return new VerdictMessage(this, show).ofPackaged(container, source);
    }
}
