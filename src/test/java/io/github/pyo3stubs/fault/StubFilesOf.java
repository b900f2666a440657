// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

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
 * @param texts their texts by their paths
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
                        texts.put(base.relativize(file), Files.readString(file));
                    }
                }
            }
        }
        return new StubFilesOf(texts, temporary);
    }

    /** Checks that the same files are there, each with a text that a whole run gives it. */
    void assertWhole(List<StubFilesOf> runs) {
        Map<Path, Set<String>> possible = new TreeMap<>();
        runs.forEach(run -> run.texts.forEach((file, text) ->
                possible.computeIfAbsent(file, any -> new TreeSet<>()).add(text)));
        assertThat(texts.keySet()).isEqualTo(possible.keySet());
        texts.forEach((file, text) -> assertThat(possible.get(file).contains(text))
                .as(file + " is whole: " + text)
                .isTrue());
    }
}
