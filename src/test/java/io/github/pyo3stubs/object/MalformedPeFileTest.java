// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static io.github.pyo3stubs.object.PeFileTest.exportDirectory;
import static io.github.pyo3stubs.object.PeFileTest.little;
import static io.github.pyo3stubs.object.PeFileTest.sectionHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file, the answer is the documented exception, at once and without much memory. */
@Tag("hostile")
class MalformedPeFileTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {32, 64})
    void a_file_that_is_cut_short_is_refused_or_read_aright(int bits) {
        byte[] library = library(bits);
        String whole = readAll(library);
        int constants = sectionHeader(library, ".rdata");
        int end = little(library).getInt(constants + 20) + little(library).getInt(constants + 8);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, library.length).forEach(length -> {
                    String read = readAll(Arrays.copyOf(library, length));
                    if (length < end) {
                        assertThat(read)
                                .as("%d of %d bytes", length, library.length)
                                .matches("(malformed|it is) .*\\.");
                    } else {
                        assertThat(read).as("without some of the padding").isEqualTo(whole);
                    }
                }));
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {32, 64})
    void a_changed_byte_gives_an_answer_or_the_documented_exception(int bits) {
        byte[] library = library(bits);
        Random random = new Random(bits);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, library.length)
                        .forEach(offset -> IntStream.of(0, 0xff, 0x80, random.nextInt(256))
                                .forEach(value -> {
                                    byte[] changed = library.clone();
                                    changed[offset] = (byte) value;
                                    readAll(changed);
                                })));
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {32, 64})
    void several_changed_bytes_give_an_answer_or_the_documented_exception(int bits) {
        byte[] library = library(bits);
        Random random = new Random(bits);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, 5_000).forEach(round -> {
                    byte[] changed = library.clone();
                    for (int i = 0; i < 8; i++) {
                        changed[random.nextInt(library.length)] = (byte) random.nextInt();
                    }
                    readAll(changed);
                }));
    }

    /** Fields of a 64-bit file. */
    static Stream<Arguments> contradictions() {
        return Stream.of(
                header(
                        "e_lfanew is 2^32-1",
                        0x3c,
                        -1,
                        "malformed DOS header at offset 0x3c: e_lfanew, 0xffffffff, leads"),
                header("e_lfanew leads to something else", 0x3c, 0x50, "it is a program for DOS."),
                header("all section headers are said to be there", 0x46, 0x00ff, "malformed section table"),
                header("there are 2^16-1 sections", 0x46, 0xffff, "a count of 65535, more than the limit of 255"),
                header("there is no optional header", 0x54, 0, "malformed optional header at offset 0x58"),
                header("the optional header is cut short", 0x54, 100, "malformed optional header at offset 0xc4"),
                header("the optional header is past the end", 0x54, 0xffff, "malformed optional header"),
                header("the magic number is that of a ROM image", 0x58, 0x107, "its magic number is 0x107"),
                header(
                        "the export directory is nowhere",
                        0xc8,
                        0x7fff_ffff,
                        "no loaded section contains address 0x1ffffffff"),
                constants(
                        "they are past the end of the file", 20, 0x7fff_ffff, "malformed section at offset 0x7fffffff"),
                constants("they have 2^32-1 bytes", 8, -1, "malformed section at offset 0x600", 16),
                exports("there are 2^32-1 addresses", 20, -1, "a count of 4294967295, more than the limit of 65536"),
                exports("there are 2^32-1 names", 24, -1, "a count of 4294967295, more than the limit of 65536"),
                exports("there are more names than fit", 24, 0xffff, "malformed export name pointer table"),
                exports("there are more addresses than fit", 20, 0xffff, "malformed export address table"),
                exports("there is no address", 20, 0, "malformed export ordinal table"),
                exports("the addresses are nowhere", 28, -1, "no loaded section contains address 0x27fffffff"),
                exports("the names are nowhere", 32, -1, "no loaded section contains address 0x27fffffff"),
                exports("the ordinals are nowhere", 36, -1, "no loaded section contains address 0x27fffffff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void contradictions_are_named(String name, Consumer<ByteBuffer> change, String message) {
        byte[] library = library(64);
        change.accept(little(library));

        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image(library).symbols(symbol -> true))
                        .withMessageContaining(message));
    }

    @Test
    void an_ordinal_beyond_the_addresses_is_named() {
        byte[] library = new PeBuilder().export("DATA").bytes();
        int ordinals = exportDirectory(library) + 40 + 4 + 4;
        little(library).putShort(ordinals, (short) 7);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library).symbols(name -> true))
                .withMessageStartingWith(
                        "malformed export ordinal table at offset 0x%x: the ordinal is 7, but the number of addresses is 1",
                        ordinals);
    }

    @Test
    void a_name_without_its_end_is_named() {
        byte[] library = new PeBuilder().export("DATA").bytes();
        little(library).putInt(sectionHeader(library, ".rdata") + 8, 1 + 40 + 10 + "native.dll".length() + 1 + 4);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library).symbols(name -> true))
                .withMessageStartingWith("malformed export name at offset ")
                .withMessageContaining("a string without a NUL byte at its end");
    }

    @Test
    void as_many_and_as_long_names_as_can_be_are_read_at_once() {
        int count = 1 << 16;
        byte[] library = new PeBuilder()
                .export("x".repeat(1000))
                .text("\0".repeat(6 * count))
                .bytes();
        ByteBuffer file = little(library);
        int directory = exportDirectory(library);
        int constants = sectionHeader(library, ".rdata");
        int text = file.getInt(constants + 12) + 1;
        int textAt = file.getInt(constants + 20) + 1;
        int name = file.getInt(file.getInt(directory + 32) - text + textAt);
        for (int i = 0; i < count; i++) {
            file.putInt(textAt + 4 * i, name);
        }
        file.putInt(directory + 24, count).putInt(directory + 32, text).putInt(directory + 36, text + 4 * count);

        assertWithin(
                AT_ONCE,
                () -> assertThat(image(library).symbols(wanted -> true)).hasSize(count));
    }

    /** Everything that an image tells, or the message of the documented exception. */
    private static String readAll(byte[] file) {
        try {
            Image image = image(file);
            StringBuilder told = new StringBuilder();
            told.append(image.os()).append(image.cpu()).append(image.musl());
            for (Symbol symbol : image.symbols(name -> true)) {
                Bytes bytes = image.at(symbol.address());
                told.append(symbol.name());
                if (symbol.name().equals("POINTER")) {
                    bytes = image.at(image.pointer(symbol.address()));
                }
                told.append(Texts.utf8(bytes, 4, bytes.u32AsCount(0, 1000)));
            }
            return told.append(image.contains("text".getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (ObjectFormatException documented) {
            return documented.getMessage();
        } catch (IOException other) {
            return fail(other);
        }
    }

    private static Image image(byte[] file) throws IOException {
        return ObjectFile.images(Bytes.of(file, ByteOrder.BIG_ENDIAN)).get(0);
    }

    private static byte[] library(int bits) {
        return new PeBuilder()
                .bits(bits)
                .record("DATA_1", "first")
                .record("DATA_2", "second")
                .pointer("POINTER", "DATA_1")
                .forwarder("PyList_New", "python3.PyList_New")
                .hybrid()
                .code("code")
                .text("some text")
                .writableText("written")
                .bytes();
    }

    private static Arguments header(String name, int field, int value, String message) {
        // Fields of 16 bits are told by values that fit; what follows them stays.
        Consumer<ByteBuffer> change = file -> {
            if (value >>> 16 == 0 && field != 0x3c) {
                file.putShort(field, (short) value);
            } else {
                file.putInt(field, value);
            }
        };
        return Arguments.of(name, change, message);
    }

    private static Arguments constants(String name, int field, int value, String message, int... alike) {
        Consumer<ByteBuffer> change = file -> {
            int header = sectionHeader(file.array(), ".rdata");
            file.putInt(header + field, value);
            for (int other : alike) {
                file.putInt(header + other, value);
            }
        };
        return Arguments.of("constants: " + name, change, message);
    }

    private static Arguments exports(String name, int field, int value, String message) {
        Consumer<ByteBuffer> change = file -> file.putInt(exportDirectory(file.array()) + field, value);
        return Arguments.of("exports: " + name, change, message);
    }
}
