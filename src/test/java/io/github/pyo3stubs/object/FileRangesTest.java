package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileRangesTest {

    private final Bytes file = Bytes.of("0123456789".getBytes(StandardCharsets.US_ASCII), ByteOrder.LITTLE_ENDIAN);
    private final FileRanges ranges = new FileRanges(file);

    @Test
    void no_byte_is_in_two_ranges() throws IOException {
        ranges.add(5, 3);
        ranges.add(0, 4);
        ranges.add(2, 3);
        ranges.add(0, 2);
        ranges.add(6, 1);
        ranges.add(9, 0);

        List<String> texts = new ArrayList<>();
        for (Bytes range : ranges.merged()) {
            texts.add(range.utf8(0, (int) range.length()));
        }
        assertThat(texts).containsExactly("0123", "4", "567");
    }

    @Test
    void a_range_past_the_end_is_malformed() {
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> ranges.add(8, 3))
                .withMessageStartingWith("malformed segment at offset 0x8");
        assertThatExceptionOfType(ObjectFormatException.class).isThrownBy(() -> ranges.add(-1, 1));
    }
}
