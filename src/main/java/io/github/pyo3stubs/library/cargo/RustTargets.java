package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.Misspelling;
import java.io.IOException;
import java.io.InputStream;
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
    private static final String COMMENT = "# ";

    /** Other names of processors and systems, with Rust's own. */
    private static final Map<String, String> WORDS = Map.of(
            "arm64", "aarch64", "amd64", "x86_64", "x64", "x86_64", "x86", "i686", "macos", "darwin", "macosx",
            "darwin");

    public static final RustTargets ALL = read();

    private static RustTargets read() {
        try (InputStream content = RustTargets.class.getResourceAsStream("rust-targets.txt")) {
            List<String> lines = new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Set<String> triples = new TreeSet<>(
                    lines.stream().filter(line -> !line.startsWith(COMMENT)).toList());
            return new RustTargets(lines.get(0).substring(COMMENT.length()), triples);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of Rust's targets", e);
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
