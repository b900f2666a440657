package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.output.Finding.LeftOver;
import io.github.pyo3stubs.output.Finding.Missing;
import io.github.pyo3stubs.output.Finding.OtherForm;
import io.github.pyo3stubs.output.Finding.Stale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Changes to the committed stubs that nothing forbids; none is done yet. */
public final class CommittedUpdate {

    private final Path directory;
    private final TreeLayout layout;
    private final Verdict verdict;

    CommittedUpdate(Path directory, TreeLayout layout, Verdict verdict) {
        this.directory = directory;
        this.layout = layout;
        this.verdict = verdict;
    }

    /**
     * Does the changes.
     *
     * @throws IOException when a file cannot be written or removed; every file is then either as it was or as it is to be
     */
    public Changes apply() throws IOException {
        List<Path> removed = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        List<Path> unchanged = new ArrayList<>();
        // Removed first: where case does not count, a left-over may be the file that a new name means
        for (LeftOver leftOver : verdict.all(LeftOver.class)) {
            Path file = directory.resolve(leftOver.file());
            Files.delete(file);
            removed.add(leftOver.file());
            removeEmptyAbove(file);
        }
        for (Finding finding : verdict.findings()) {
            if (finding instanceof LeftOver) {
                continue;
            }
            Path file = directory.resolve(finding.file());
            if (isToBeWritten(finding) || !Files.exists(file)) {
                String text = layout.markedText(TreeLayout.path(finding.file()));
                boolean changed = AtomicFile.update(file, text.getBytes(UTF_8));
                (changed ? written : unchanged).add(finding.file());
            } else {
                unchanged.add(finding.file());
            }
        }
        return new Changes(written, unchanged, removed);
    }

    void refuse(boolean overwrite) throws RefusedException {
        List<String> refusals = new ArrayList<>(obstacles());
        for (OtherForm other : verdict.all(OtherForm.class)) {
            String file = directory.resolve(other.file()).toString();
            String stub = directory.resolve(other.stub()).toString();
            refusals.add((other.hides() ? file + " would hide " + stub : file + " would be hidden by " + stub)
                    + ", and is not marked as generated from this module");
        }
        boolean remedied = refusals.isEmpty();
        if (!overwrite) {
            for (Path foreign : verdict.foreign()) {
                refusals.add(directory.resolve(foreign) + " is not marked as generated from this module");
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(
                    "The committed stubs are not brought up to date, and nothing is changed:\n  "
                            + String.join("\n  ", refusals) + "\n"
                            + (remedied
                                    ? "To have what is not marked replaced: -Dpyo3stubs.overwrite=true."
                                    : "Move away what lies there."
                                            + (verdict.foreign().isEmpty() || overwrite
                                                    ? ""
                                                    : " What is not marked can also be replaced where it has a stub's own name: -Dpyo3stubs.overwrite=true.")));
        }
    }

    SortedSet<String> obstacles() {
        Obstacles ways = new Obstacles(directory);
        SortedSet<String> obstacles = new TreeSet<>();
        for (Finding finding : verdict.findings()) {
            if (isToBeWritten(finding) || finding instanceof LeftOver) {
                ways.at(finding.file()).ifPresent(obstacles::add);
            }
        }
        if (!verdict.all(Missing.class).isEmpty()) {
            obstacles.addAll(ways.above());
        }
        return obstacles;
    }

    private static boolean isToBeWritten(Finding finding) {
        return finding instanceof Stale || finding instanceof Missing;
    }

    /** Removes the directories of the extension that its last stub has left. */
    private void removeEmptyAbove(Path file) throws IOException {
        for (Path above = file.getParent(); isBelowExtension(above); above = above.getParent()) {
            if (Files.isDirectory(above)) {
                Directories.removeIfEmpty(above);
            }
        }
    }

    private boolean isBelowExtension(Path place) {
        return layout.extensions().stream()
                .anyMatch(extension -> place.startsWith(directory.resolve(TreeLayout.base(extension))));
    }
}
