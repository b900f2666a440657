// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.StubTreeNames;
import io.github.pyo3stubs.output.Changes;
import io.github.pyo3stubs.output.OutputTrees;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.output.archive.StatedPythons;
import io.github.pyo3stubs.output.archive.StubArchive;
import io.github.pyo3stubs.output.archive.StubArchives;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.CommittedUpdate;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.GenerateResult;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.GenerateResult.Updated;
import io.github.pyo3stubs.project.result.PlatformsDiffer;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the stubs of a project: trees of files, archives, and the committed stubs. Everything that forbids one of them
 * is found before the first file is written.
 *
 * @param outputDirectory receives {@code stubs-<platform>} for each platform, and {@code stubs} for all of them
 * @param archives the archives to write; empty to leave archives alone
 * @param committed the committed stubs to bring up to date; empty to leave them alone
 * @param platforms the platforms that the project is for. There are no stubs for all of them while one has no library
 * @param own what the project adds
 */
public record GenerateStubs(
        Path outputDirectory,
        Optional<Archives> archives,
        Optional<Committed> committed,
        ProjectPlatforms platforms,
        OwnParts own) {

    /**
     * Archives of the stubs, {@code <name>-stubs.zip} and {@code <name>-stubs-<platform>.zip}. Those of earlier runs
     * that are not made any more are removed.
     *
     * @param directory where they lie
     * @param name what their names begin with
     * @param time the time of their entries; empty to write none, and only remove those of earlier runs
     * @param kept files that stay, whatever they are
     */
    public record Archives(Path directory, String name, Optional<Instant> time, Set<Path> kept) {
        public Archives {
            kept = Set.copyOf(kept);
        }

        private String fileName(String tree) {
            return StubTreeNames.archive(name, tree);
        }

        private void refuseObstacles(Collection<String> trees) throws RefusedException {
            if (time.isPresent()) {
                List<String> names = new ArrayList<>();
                for (String tree : trees) {
                    names.add(fileName(tree));
                }
                StubArchive.refuseObstacles(directory, names);
            }
        }

        /** @return each file by the name of its tree */
        private SortedMap<String, Path> write(SortedMap<String, TextTree> trees, Map<String, StatedPythons> pythons)
                throws IOException {
            SortedMap<String, Path> files = new TreeMap<>();
            if (time.isPresent()) {
                for (Map.Entry<String, TextTree> tree : trees.entrySet()) {
                    Path file = directory.resolve(fileName(tree.getKey()));
                    StatedPythons stated = pythons.getOrDefault(tree.getKey(), StatedPythons.NONE);
                    new StubArchive(tree.getValue(), stated, time.get()).write(file);
                    files.put(tree.getKey(), file);
                }
            }
            return files;
        }

        private List<Path> removeLeftOvers(Collection<Path> written) throws IOException {
            Set<Path> stay = new HashSet<>(kept);
            stay.addAll(written);
            return new StubArchives(directory, name).removeLeftOvers(stay);
        }
    }

    /**
     * Committed stubs to bring up to date.
     *
     * @param directory the root of the Python sources; it is created if its name does not look mistyped
     * @param comparison what makes a stub stale, so that it is replaced
     * @param unmarked what happens to stale files without the product's mark
     */
    public record Committed(Path directory, Comparison comparison, Unmarked unmarked) {}

    /** Writes what this request asks for, or nothing. */
    public GenerateResult run(ReadResult.Project project) {
        try {
            StubSet stubs = StubSet.of(project.extensions(), platforms.systems());
            if (!stubs.conflicts().isEmpty()) {
                return PlatformsDiffer.of(project, stubs);
            }
            List<Platform> missing = platforms.missing(stubs.trees().keySet());
            SortedMap<String, String> byHand = own.texts(stubs.common().orElseThrow(), project.places());
            SortedMap<String, TextTree> texts =
                    TextTree.installed(trees(stubs, missing), stubs.owners(), own.header(), project.printed());
            for (Map.Entry<String, TextTree> tree : texts.entrySet()) {
                tree.setValue(tree.getValue().with(byHand));
            }
            if (committed.isEmpty()) {
                return write(stubs, missing, texts, new TreeSet<>(byHand.keySet()), Optional.empty());
            }
            StubsRoot root = new StubsRoot(committed.get().directory());
            if (!root.exists() && !root.isCreatable()) {
                return new Failure(Reason.PROJECT, root.refusal(), List.of());
            }
            CommittedUpdate update = new CommittedStubs(
                            root.directory(), committed.get().comparison())
                    .withHeader(own.header())
                    .withHandWritten(own.handWritten().in(project.places()))
                    .withPrinted(project.printed())
                    .update(
                            stubs.libraries(platforms, project.places()),
                            stubs.partly(),
                            committed.get().unmarked());
            return write(stubs, missing, texts, new TreeSet<>(byHand.keySet()), Optional.of(update));
        } catch (ProjectException | RefusedException | IOException | InvalidPathException e) {
            return Failure.of(e);
        }
    }

    private static SortedMap<String, StubTree> trees(StubSet stubs, List<Platform> missing) {
        SortedMap<String, StubTree> trees = new TreeMap<>();
        for (Map.Entry<Platform, StubTree> each : stubs.trees().entrySet()) {
            trees.put(StubTreeNames.ofPlatform(each.getKey().classifier()), each.getValue());
        }
        if (missing.isEmpty() && stubs.common().isPresent()) {
            trees.put(StubTreeNames.COMMON, stubs.common().get());
        }
        return trees;
    }

    /** What the archives of the platforms state, by the names of their trees. */
    private static Map<String, StatedPythons> pythons(StubSet stubs) {
        Map<String, StatedPythons> pythons = new TreeMap<>();
        for (Map.Entry<Platform, StatedPythons> stated : stubs.pythons().entrySet()) {
            pythons.put(StubTreeNames.ofPlatform(stated.getKey().classifier()), stated.getValue());
        }
        return pythons;
    }

    private Generated write(
            StubSet stubs,
            List<Platform> missing,
            SortedMap<String, TextTree> texts,
            SortedSet<String> byHand,
            Optional<CommittedUpdate> update)
            throws RefusedException, IOException {
        if (archives.isPresent()) {
            archives.get().refuseObstacles(texts.keySet());
        }
        Changes changes = new OutputTrees(outputDirectory).write(texts);
        SortedMap<String, Path> written = new TreeMap<>();
        List<Path> removed = List.of();
        if (archives.isPresent()) {
            written = archives.get().write(texts, pythons(stubs));
            removed = archives.get().removeLeftOvers(written.values());
        }
        Optional<Updated> updated = update.isPresent() ? Optional.of(updated(update.get())) : Optional.empty();
        return new Generated(
                changes,
                written,
                removed,
                stubs.undistinguished(),
                stubs.common().isPresent()
                        ? StubConditions.misread(stubs.common().get())
                        : List.of(),
                missing,
                stubs.partly(),
                byHand,
                updated);
    }

    private Updated updated(CommittedUpdate update) throws RefusedException, IOException {
        Path directory = committed.orElseThrow().directory();
        boolean isNew = !new StubsRoot(directory).exists();
        return new Updated(
                directory,
                isNew,
                update.apply(),
                update.verdict(),
                update.stillOlder(),
                update.lostComments(),
                update.headed());
    }
}
