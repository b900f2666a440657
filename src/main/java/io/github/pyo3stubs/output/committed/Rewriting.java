// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Finding.Missing;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * New texts for committed stubs.
 *
 * @param texts the texts by the paths of the files, relative to the directory
 * @param replaced the stubs that were compared, by the paths of those files with new texts that exist
 * @param lostComments comments below the mark that the new texts lack, by the paths of files that lose any
 * @param headed the paths of files that get the header before other comments, which may be an older header
 */
record Rewriting(
        SortedMap<Path, String> texts,
        SortedMap<Path, CommittedStub> replaced,
        SortedMap<Path, List<String>> lostComments,
        SortedSet<Path> headed) {

    /**
     * The texts of files that are missing, stale, or without parts that older generators did not write, or the header.
     *
     * @param compared the existing stubs, by the paths of the generated ones; a file may be at the module's other path
     * @param unmarked what happens to files without the mark
     * @param header what every stub begins with
     */
    static Rewriting of(
            StubPaths paths, Verdict verdict, Map<String, ComparedStub> compared, Unmarked unmarked, Header header) {
        Set<Path> written = verdict.toBeWrittenAnew(unmarked);
        Map<String, StubFile> files = new HashMap<>();
        paths.files().forEach((path, generated) -> {
            ComparedStub stub = compared.get(path);
            StubFile file =
                    stub == null ? generated : written.contains(Path.of(path)) ? stub.updated() : stub.current();
            files.put(path, file);
        });
        // A stub that uses the names of another one imports them from it
        StubTree tree = StubTree.of(files.values());

        SortedMap<Path, String> texts = new TreeMap<>();
        SortedMap<Path, List<String>> lostComments = new TreeMap<>();
        SortedSet<Path> headed = new TreeSet<>();
        paths.files().keySet().forEach(path -> {
            Path file = Path.of(path);
            if (written.contains(file)) {
                // without committed stubs these are the generated ones, whose texts are printed once
                String printed = compared.isEmpty() ? paths.text(path) : StubPrinter.print(files.get(path), tree);
                String text = paths.mark(path).before(printed);
                ComparedStub stub = compared.get(path);
                if (stub == null) {
                    texts.put(file, header.before(text));
                } else {
                    texts.put(file, stub.committed().replacedBy(text, header));
                    List<String> lost = stub.committed().commentsLostIn(text);
                    if (!lost.isEmpty()) {
                        lostComments.put(file, lost);
                    }
                }
            }
        });
        verdict.withoutHeader().stream()
                .filter(file -> !written.contains(file))
                .forEach(file ->
                        texts.put(file, header.before(committed(compared, file).text())));
        Set<Path> missing =
                verdict.all(Missing.class).stream().map(Missing::file).collect(toSet());
        SortedMap<Path, CommittedStub> replaced = new TreeMap<>();
        texts.keySet().stream()
                .filter(file -> !missing.contains(file))
                .forEach(file -> replaced.put(file, committed(compared, file)));
        texts.keySet().stream()
                .filter(file -> compared.containsKey(StubPaths.path(file)))
                .filter(file -> header.movesComments(committed(compared, file).text()))
                .forEach(headed::add);
        return new Rewriting(texts, replaced, lostComments, headed);
    }

    private static CommittedStub committed(Map<String, ComparedStub> compared, Path file) {
        return compared.get(StubPaths.path(file)).committed();
    }
}
