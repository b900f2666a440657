// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The corpora of fuzzing, damaged in as many ways as fit into some seconds. */
@Tag("hostile")
class MutatedFilesTest {

    private static final int ROUNDS = 25_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource
    void files_that_were_changed_give_an_answer_or_the_documented_exception(Format format) throws IOException {
        List<byte[]> corpus = format.corpus();
        Mutations mutations = new Mutations(format.ordinal());

        assertWithin(SOON, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                HostileFile.read(mutations.mutate(corpus.get(i % corpus.size())));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void files_that_are_cut_short_give_an_answer_or_the_documented_exception(Format format) throws IOException {
        List<byte[]> corpus = format.corpus();

        assertWithin(SOON, () -> {
            for (byte[] file : corpus) {
                for (int length = 0; length < file.length; length++) {
                    HostileFile.read(Arrays.copyOf(file, length));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_corpus_is_of_small_files_of_the_format(Format format) throws IOException {
        assertThat(format.corpus()).isNotEmpty().allSatisfy(file -> {
            assertThat(format.fits(file)).isTrue();
            assertThat(file).hasSizeLessThan(8 << 10);
        });
    }
}
