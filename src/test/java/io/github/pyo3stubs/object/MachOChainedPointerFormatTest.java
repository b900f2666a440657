// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words by hand, after {@code mach-o/fixup-chains.h}; the image begins at 0x100000000. */
class MachOChainedPointerFormatTest {

    private static final long IMAGE_BASE = 0x100000000L;

    @ParameterizedTest(name = "format {0}: {1}")
    @CsvSource({
        // From a library of PyO3's issue 5023.
        "6, 0x0020000000043261, 0x100043261, 16, false",
        "2, 0x0020000100043261, 0x100043261, 16, false",
        "2, 0x7ff8000000000000, 0, 0x3ffc, false",
        "2, 0x0000012000000010, 0x1200000000000010, 0, false",
        "6, 0x0007f00000000010, 0x0000000100000010, 0, false",
        "6, 0x8020000000000001, 0, 16, true",
        "1, 0x0010000100000340, 0x100000340, 16, false",
        "9, 0x0010000000000340, 0x100000340, 16, false",
        "12, 0x0010000000000340, 0x100000340, 16, false",
        "10, 0x0010000100000340, 0x100000340, 8, false",
        "9, 0x0000080000000340, 0x0100000100000340, 0, false",
        "1, 0x8010123400000340, 0x100000340, 16, false",
        "9, 0x8010123400000340, 0x100000340, 16, false",
        "9, 0xc008000000000001, 0, 8, true",
        "9, 0x4008000000000001, 0, 8, true",
        "3, 0x00001340, 0x1340, 0, false",
        "3, 0x7c001340, 0x1340, 124, false",
        "3, 0x84000001, 0, 4, true"
    })
    void a_word_tells_its_target_and_the_next_one(int number, String word, Long target, Integer next, boolean bind)
            throws ObjectFormatException {
        MachOChainedPointerFormat format = MachOChainedPointerFormat.of(number);
        long bits = Long.parseUnsignedLong(word.substring(2), 16);

        assertThat(format.next(bits)).isEqualTo(next);
        assertThat(format.isBind(bits)).isEqualTo(bind);
        if (!bind) {
            assertThat(format.target(bits, IMAGE_BASE, 0x300000)).isEqualTo(target);
        }
    }

    @Test
    void a_number_in_a_chain_of_32_bit_pointers_is_shifted() throws ObjectFormatException {
        MachOChainedPointerFormat format = MachOChainedPointerFormat.of(3);

        assertThat(format.target(0x300000, IMAGE_BASE, 0x300000)).isEqualTo(0x300000);
        assertThat(format.target((0x4000000 + 0x300000) / 2 + 5, IMAGE_BASE, 0x300000))
                .isEqualTo(5);
        assertThat(format.target((0x4000000 + 0x300000) / 2 - 1, IMAGE_BASE, 0x300000))
                .isEqualTo(0xffffffffL);
    }
}
