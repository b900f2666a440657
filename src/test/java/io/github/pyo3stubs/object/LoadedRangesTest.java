// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.object.PeFileTest.little;
import static io.github.pyo3stubs.object.PeFileTest.sectionHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.object.LoadedRanges.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader takes from the file, in the formats that say it by ranges of addresses. */
class LoadedRangesTest {

    private static final String TEXT = "some text";

    static Stream<Arguments> overlapping() {
        return Stream.of(Arguments.of("ELF", elf(255)), Arguments.of("Mach-O", machO()), Arguments.of("PE", pe()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overlapping")
    void however_often_bytes_are_loaded_they_are_among_the_constants_once(String format, byte[] file)
            throws IOException {
        Image image = ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)).get(0);

        assertThat(image.format()).isEqualTo(format);
        assertThat(image.constants().stream().mapToLong(Bytes::length).sum()).isBetween(1L, (long) file.length);
        assertThat(image.contains(TEXT.getBytes(StandardCharsets.US_ASCII))).isTrue();
    }

    /** Constant ranges, each an offset and a size, of a file of 100 bytes, and what is given for them. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "10+20 40+20, 10+20 40+20",
        "40+20 10+20, 10+20 40+20",
        "10+20 30+20, 10+20 30+20",
        "10+20 29+20, 10+39",
        "10+50 20+20 59+2 61+1, 10+51 61+1",
        "0+100 0+100 0+1, 0+100",
        "10+0 200+0, ''",
    })
    void overlapping_constants_are_joined_and_others_are_not(String ranges, String constants) throws IOException {
        assertThat(constants(ranges)).isEqualTo(constants);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90+11", "0+100 90+11", "101+1", "-1+2", "0+-1", "1+9223372036854775807", "0+9 8+-9"})
    void constants_past_the_end_of_the_file_are_malformed(String ranges) {
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> constants(ranges))
                .withMessageStartingWith("malformed section at offset");
    }

    private static String constants(String ranges) throws IOException {
        byte[] bytes = new byte[100];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        List<Range> constant = Stream.of(ranges.split(" "))
                .map(range -> range.split("\\+"))
                .map(range -> new Range(0, Long.parseLong(range[0]), Long.parseLong(range[1]), true))
                .toList();
        List<String> told = new ArrayList<>();
        for (Bytes part : new LoadedRanges(Bytes.of(bytes, ByteOrder.BIG_ENDIAN), "section", constant).constants()) {
            told.add(part.u8(0) + "+" + part.length());
        }
        return String.join(" ", told);
    }

    /** Behind the file a table of program headers, all of which load nearly all of it. */
    private static byte[] elf(int segments) {
        byte[] library = new ElfBuilder().text(TEXT).bytes();
        byte[] file = Arrays.copyOf(library, library.length + 56 * segments);
        ByteBuffer fields = little(file);
        fields.putLong(32, library.length).putShort(56, (short) segments);
        for (int i = 0; i < segments; i++) {
            int header = library.length + 56 * i;
            fields.putInt(header, 1).putInt(header + 4, 4); // PT_LOAD, PF_R
            fields.putLong(header + 8, segments - i).putLong(header + 16, 0x10_0000L * i);
            fields.putLong(header + 32, library.length);
        }
        return file;
    }

    /** Makes all segments what {@code __TEXT} is. */
    private static byte[] machO() {
        byte[] file = new MachOBuilder().text(TEXT).bytes();
        ByteBuffer fields = little(file);
        for (int command = 32; command < 32 + fields.getInt(20); command += fields.getInt(command + 4)) {
            if (fields.getInt(command) == 0x19) {
                fields.putLong(command + 40, 0)
                        .putLong(command + 48, file.length)
                        .putInt(command + 60, 1);
            }
        }
        return file;
    }

    /** Makes all sections what {@code .rdata} is, each at an address of its own. */
    private static byte[] pe() {
        byte[] file = new PeBuilder().text(TEXT.repeat(1000)).bytes();
        ByteBuffer fields = little(file);
        int constants = sectionHeader(file, ".rdata");
        for (String name : new String[] {".text", ".data"}) {
            int section = sectionHeader(file, name);
            fields.putInt(section + 8, fields.getInt(constants + 8));
            fields.putInt(section + 16, fields.getInt(constants + 16))
                    .putInt(section + 20, fields.getInt(constants + 20));
            fields.putInt(section + 36, fields.getInt(constants + 36));
        }
        return file;
    }
}
