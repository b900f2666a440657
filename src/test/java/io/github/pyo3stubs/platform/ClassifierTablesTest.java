// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.cargo.RustTargets;
import io.github.pyo3stubs.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Classifiers name directories and artifacts of released versions, so they stay what they are. */
class ClassifierTablesTest {

    @Test
    void every_target_of_rustc_has_the_classifier_that_it_had() {
        List<String> expected = Table.read(getClass(), "triples.txt").lines();
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
        List<String> expected = Table.read(getClass(), "tags.txt").lines();

        assertThat(expected.stream().map(line -> line.split(" ")[0]).map(tag -> tag + classifiers(tag)))
                .isEqualTo(expected);
    }

    private static String classifiers(String tag) {
        return new PlatformTag(tag)
                .platforms().stream()
                        .map(platform -> " " + platform.classifier())
                        .collect(Collectors.joining());
    }
}
