// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.cargo.RustTargets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classifiers name directories and artifacts of released versions, so they stay what they are. */
class ClassifierTablesTest {

    @Test
    void every_target_of_rustc_has_the_classifier_that_it_had() {
        List<String> expected = lines("triples.txt");
        Set<String> triples =
                expected.stream().map(line -> line.split(" ")[0]).collect(Collectors.toCollection(HashSet::new));

        assertThat(triples.stream()
                        .sorted()
                        .map(triple -> triple + " "
                                + Platform.ofTriple(triple)
                                        .map(Platform::classifier)
                                        .orElse("-")))
                .isEqualTo(expected.stream().sorted().toList());
        assertThat(triples).isEqualTo(RustTargets.ALL.triples());
    }

    @Test
    void every_platform_tag_has_the_classifiers_that_it_had() {
        List<String> expected = lines("tags.txt");

        assertThat(expected.stream().map(line -> line.split(" ")[0]).map(tag -> tag + classifiers(tag)))
                .isEqualTo(expected);
    }

    private static String classifiers(String tag) {
        return new PlatformTag(tag)
                .platforms().stream()
                        .map(platform -> " " + platform.classifier())
                        .collect(Collectors.joining());
    }

    /** The lines of a table beside this class, without comments. */
    private static List<String> lines(String table) {
        try (Stream<String> lines = Files.lines(
                Path.of("src/test/resources/io/github/pyo3stubs/platform").resolve(table))) {
            return lines.filter(line -> !line.startsWith("# ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
