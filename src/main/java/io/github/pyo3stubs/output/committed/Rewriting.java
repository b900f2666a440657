package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts that committed stubs get.
 *
 * @param texts by the file's path, relative to the directory
 * @param lostComments by the file's path the comments below its mark that the new text lacks, where there are any
 */
record Rewriting(SortedMap<Path, String> texts, SortedMap<Path, List<String>> lostComments) {

    /**
     * The texts of what is missing, is stale or lacks what older generators did not write.
     *
     * @param compared what is there already, by the path of the stub, even where the file is the module's other form
     * @param overwrite whether files without the mark get one too
     */
    static Rewriting of(StubPaths layout, Verdict verdict, Map<String, ComparedStub> compared, boolean overwrite) {
        Set<Path> written = verdict.toBeWritten(overwrite);
        Map<String, StubFile> files = new HashMap<>();
        layout.files().forEach((path, generated) -> {
            ComparedStub stub = compared.get(path);
            StubFile file =
                    stub == null ? generated : written.contains(Path.of(path)) ? stub.updated() : stub.current();
            files.put(path, file);
        });
        // What a stub has from another one's own names is imported from there
        StubTree tree = StubTree.of(files.values());

        SortedMap<Path, String> texts = new TreeMap<>();
        SortedMap<Path, List<String>> lostComments = new TreeMap<>();
        layout.files().keySet().forEach(path -> {
            Path file = Path.of(path);
            if (written.contains(file)) {
                String text = layout.mark(path).before(StubPrinter.print(files.get(path), tree));
                ComparedStub stub = compared.get(path);
                if (stub == null) {
                    texts.put(file, text);
                } else {
                    texts.put(file, stub.committed().replacedBy(text));
                    List<String> lost = stub.committed().commentsLostIn(text);
                    if (!lost.isEmpty()) {
                        lostComments.put(file, lost);
                    }
                }
            }
        });
        return new Rewriting(texts, lostComments);
    }
}
