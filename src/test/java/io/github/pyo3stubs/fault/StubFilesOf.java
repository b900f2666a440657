// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that runs have written below a directory.
 *
 * @param texts their bytes as texts, by their paths
 * @param temporary those that a killed process has left behind
 */
record StubFilesOf(SortedMap<Path, String> texts, List<Path> temporary) {

    static StubFilesOf directory(Path base) throws IOException {
        SortedMap<Path, String> texts = new TreeMap<>();
        List<Path> temporary = new ArrayList<>();
        for (String written : List.of("python", "target")) {
            if (!Files.isDirectory(base.resolve(written))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(base.resolve(written))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.getFileName().toString().endsWith(".tmp")) {
                        temporary.add(file);
                    } else {
                        texts.put(base.relativize(file), Files.readString(file, ISO_8859_1));
                    }
                }
            }
        }
        return new StubFilesOf(texts, temporary);
    }

    /** Checks that the files are there that all runs leave, and that each has a text that a whole run gives it. */
    void assertWhole(List<StubFilesOf> runs) {
        Map<Path, Set<String>> possible = new TreeMap<>();
        runs.forEach(run -> run.texts.forEach((file, text) ->
                possible.computeIfAbsent(file, any -> new TreeSet<>()).add(text)));
        Set<Path> ofAll = new TreeSet<>(possible.keySet());
        runs.forEach(run -> ofAll.retainAll(run.texts.keySet()));
        assertThat(texts).containsKeys(ofAll.toArray(Path[]::new));
        assertThat(possible.keySet()).containsAll(texts.keySet());
        texts.forEach((file, text) -> assertThat(possible.get(file).contains(text))
                .as(file + " is whole: " + text)
                .isTrue());
    }
}
