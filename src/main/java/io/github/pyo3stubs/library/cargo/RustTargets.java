// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.Misspelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The targets that rustc knows by itself, without a file that describes them.
 *
 * @param rustc the version of the newest rustc whose targets are listed
 * @param triples their names
 */
public record RustTargets(String rustc, Set<String> triples) {
    /** Names that other tools have for processors and systems, and Rust's names for the same. */
    private static final Map<String, String> WORDS = Map.of(
            "arm64", "aarch64", "amd64", "x86_64", "x64", "x86_64", "x86", "i686", "macos", "darwin", "macosx",
            "darwin");

    private static final String RESOURCE = "rust-targets.txt";
    private static final String COMMENT = "# ";

    public static final RustTargets ALL = read();

    /** Reads the resource beside this class: comments, of which the first is the version of rustc, and targets. */
    private static RustTargets read() {
        try (BufferedReader content = new BufferedReader(
                new InputStreamReader(RustTargets.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
            String rustc = content.readLine().substring(COMMENT.length());
            Set<String> triples = new TreeSet<>();
            for (String line = content.readLine(); line != null; line = content.readLine()) {
                if (!line.startsWith(COMMENT)) {
                    triples.add(line);
                }
            }
            return new RustTargets(rustc, triples);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }

    public boolean contains(String triple) {
        return triples.contains(triple);
    }

    /**
     * The target that an unknown one was most likely meant to be: one that is spelled like it, or has all its words and
     * others between, as {@code x86_64-unknown-linux-gnu} has those of {@code amd64-linux-gnu}.
     *
     * @param others more targets that there are
     */
    public Optional<String> nearest(String unknown, Set<String> others) {
        Set<String> candidates = new TreeSet<>(triples);
        candidates.addAll(others);
        List<String> words = words(unknown).stream()
                .map(word -> WORDS.getOrDefault(word, word))
                .toList();
        return Misspelling.nearest(String.join("-", words), candidates)
                .or(() -> candidates.stream()
                        .filter(candidate ->
                                words.size() > 1 && words(candidate).containsAll(words))
                        .min(Comparator.comparingInt(String::length)));
    }

    private static List<String> words(String triple) {
        return Arrays.asList(triple.split("-"));
    }
}
