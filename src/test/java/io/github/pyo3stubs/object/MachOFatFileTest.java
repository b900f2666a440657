// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.object.MachOBuilder.fat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.platform.Cpu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachOFatFileTest {

    private static final int FAT_MAGIC = 0xcafebabe;
    private static final int FAT_MAGIC_64 = 0xcafebabf;
    private static final int X86_64 = 0x01000007;
    private static final int ARM64 = 0x0100000c;
    private static final byte[] ARCHIVE = "!<arch>\nlib.rmeta/  ".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"0xcafebabe", "0xcafebabf"})
    void each_slice_is_an_image_read_at_its_own_offset(Long magic) throws IOException {
        byte[] fat = fat(
                magic.intValue(),
                library(X86_64, "for Intel").bytes(),
                ARCHIVE,
                library(ARM64, "for Apple").bytes());

        List<Image> images = ObjectFile.images(Bytes.of(fat, ByteOrder.LITTLE_ENDIAN));

        assertThat(images).extracting(Image::cpu).containsExactly(Cpu.X86_64, Cpu.AARCH_64);
        assertThat(texts(images)).containsExactly("for Intel", "for Apple");
    }

    @Test
    void slices_may_be_of_other_widths_and_byte_orders() throws IOException {
        byte[] fat = fat(
                FAT_MAGIC,
                library(18, "ppc").bits(32).order(ByteOrder.BIG_ENDIAN).bytes(),
                library(7, "x86").bits(32).bytes(),
                library(ARM64, "arm64").chainedFixups(6).bytes());

        assertThat(texts(ObjectFile.images(Bytes.of(fat, ByteOrder.BIG_ENDIAN))))
                .containsExactly("ppc", "x86", "arm64");
    }

    @ParameterizedTest
    @CsvSource({"0xcafebabe", "0xcafebabf"})
    void without_a_library_in_it_the_file_is_none(Long magic) {
        for (byte[] fat : List.of(
                fat(magic.intValue(), ARCHIVE, ARCHIVE), fat(magic.intValue(), new byte[0]), fat(magic.intValue()))) {
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> ObjectFile.images(Bytes.of(fat, ByteOrder.LITTLE_ENDIAN)))
                    .withMessageStartingWith("it is a fat file without a Mach-O library in it")
                    .withMessageContaining("Add \"cdylib\" to crate-type in Cargo.toml");
        }
    }

    @Test
    void a_slice_that_no_linker_finished_is_passed_over() throws IOException {
        byte[] object = library(ARM64, "text").filetype(1).bytes();
        byte[] linked = library(ARM64, "text").bytes();

        assertThat(ObjectFile.images(Bytes.of(fat(FAT_MAGIC, object, linked), ByteOrder.LITTLE_ENDIAN)))
                .hasSize(1);
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> ObjectFile.images(Bytes.of(fat(FAT_MAGIC, object), ByteOrder.LITTLE_ENDIAN)))
                .withMessageStartingWith("it is a fat file without a Mach-O library in it");
    }

    @ParameterizedTest(name = "{0}: offset {1}, size {2}")
    @CsvSource({
        "0xcafebabe, 0x7fffffff, 16",
        "0xcafebabe, 0, 0xffffffff",
        "0xcafebabf, -1, 1",
        "0xcafebabf, 1, -1",
        "0xcafebabf, 0x7fffffffffffffff, 0x7fffffffffffffff"
    })
    void a_slice_past_the_end_is_malformed(Long magic, Long offset, Long size) {
        byte[] fat = fat(magic.intValue(), ARCHIVE);
        ByteBuffer header = ByteBuffer.wrap(fat);
        if (magic == 0xcafebabeL) {
            header.putInt(16, offset.intValue()).putInt(20, size.intValue());
        } else {
            header.putLong(16, offset).putLong(24, size);
        }

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> ObjectFile.images(Bytes.of(fat, ByteOrder.LITTLE_ENDIAN)))
                .withMessageStartingWith("malformed slice at offset");
    }

    @Test
    void more_slices_than_there_are_processors_are_malformed() {
        byte[] fat = fat(FAT_MAGIC_64, ARCHIVE);
        fat[7] = 45;

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> ObjectFile.images(Bytes.of(fat, ByteOrder.LITTLE_ENDIAN)))
                .withMessageStartingWith(
                        "malformed fat header at offset 0x4: a count of 45, more than the limit of 44");
    }

    @Test
    void a_file_that_is_cut_short_is_refused() {
        byte[] whole = fat(
                FAT_MAGIC,
                library(X86_64, "for Intel").bytes(),
                library(ARM64, "for Apple").bytes());

        for (int length = 4; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(ObjectFormatException.class)
                    .as("%d of %d bytes", length, whole.length)
                    .isThrownBy(() -> ObjectFile.images(Bytes.of(cut, ByteOrder.LITTLE_ENDIAN)))
                    .withMessageMatching("malformed (fat header|slice) .*");
        }
    }

    private static MachOBuilder library(int cputype, String text) {
        return new MachOBuilder().cputype(cputype).record("_DATA", text);
    }

    private static List<String> texts(List<Image> images) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Image image : images) {
            Symbol symbol = image.symbols(name -> name.equals("_DATA")).get(0);
            Bytes bytes = image.at(symbol.address());
            texts.add(Texts.utf8(bytes, 4, bytes.u32AsCount(0, 100)));
        }
        return texts;
    }
}
