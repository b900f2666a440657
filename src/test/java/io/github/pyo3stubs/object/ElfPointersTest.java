// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pointers hold once they are relocated. */
class ElfPointersTest {

    private static final int DT_RELA = 7;
    private static final int DT_RELASZ = 8;

    @ParameterizedTest(name = "{0} bits, {1}")
    @CsvSource({"32, LITTLE", "64, LITTLE", "32, BIG", "64, BIG"})
    void a_pointer_without_a_relocation_is_what_stands_in_the_file(int bits, String order) throws IOException {
        Image image = image(new ElfBuilder()
                .bits(bits)
                .order(order(order))
                .symbol("DATA", ascii("data"))
                .pointer("POINTER", "DATA"));

        assertThat(image.pointerSize()).isEqualTo(bits / 8);
        assertThat(image.pointer(address(image, "POINTER"))).isEqualTo(address(image, "DATA"));
    }

    /** The types' numbers as the processors' supplements have them. */
    @ParameterizedTest(name = "e_machine {0}, {1} bits, {2}: types {3} and {4}")
    @CsvSource({
        "62, 64, LITTLE, 8, 1",
        "62, 32, LITTLE, 8, 10",
        "183, 64, LITTLE, 1027, 257",
        "183, 32, LITTLE, 183, 1",
        "243, 64, LITTLE, 3, 2",
        "243, 32, LITTLE, 3, 1",
        "21, 64, LITTLE, 22, 38",
        "21, 64, BIG, 22, 38",
        "20, 32, BIG, 22, 1",
        "22, 64, BIG, 12, 22",
        "22, 32, BIG, 12, 4",
        "258, 64, LITTLE, 3, 2",
        "43, 64, BIG, 22, 32",
        "2, 32, BIG, 22, 3",
        "18, 32, BIG, 22, 3"
    })
    void a_relocation_with_an_addend_says_what_a_pointer_is(
            int machine, int bits, String order, int relative, int absolute) throws IOException {
        Image image = image(new ElfBuilder()
                .machine(machine)
                .bits(bits)
                .order(order(order))
                .undefined("PyList_New")
                .symbol("DATA_1", ascii("first"))
                .symbol("DATA_2", ascii("second"))
                .relativePointer("POINTER_1", relative, "DATA_1")
                .symbolicPointer("POINTER_2", absolute, "DATA_2", 0)
                .symbolicPointer("POINTER_3", absolute, "DATA_2", -1)
                .relativePointer("POINTER_4", 99, "DATA_1")
                .pointer("POINTER_5", "DATA_2"));

        assertThat(image.pointer(address(image, "POINTER_1"))).isEqualTo(address(image, "DATA_1"));
        assertThat(image.pointer(address(image, "POINTER_2"))).isEqualTo(address(image, "DATA_2"));
        assertThat(image.pointer(address(image, "POINTER_3"))).isEqualTo(address(image, "DATA_2") - 1);
        assertThat(image.pointer(address(image, "POINTER_4")))
                .as("another type")
                .isZero();
        assertThat(image.pointer(address(image, "POINTER_5")))
                .as("no relocation")
                .isEqualTo(address(image, "DATA_2"));
    }

    @Test
    void relocations_need_not_be_sorted() throws IOException {
        ElfBuilder library = new ElfBuilder();
        for (int i = 0; i < 100; i++) {
            library.symbol("DATA_" + i, ascii("data")).relativePointer("POINTER_" + i, 8, "DATA_" + i);
        }
        byte[] file = library.bytes();
        int table = relocations(file);
        for (int i = 0, j = 99; i < j; i++, j--) {
            for (int field = 0; field < 24; field++) {
                byte one = file[table + 24 * i + field];
                file[table + 24 * i + field] = file[table + 24 * j + field];
                file[table + 24 * j + field] = one;
            }
        }
        Image image = image(file);

        for (int i = 0; i < 100; i++) {
            assertThat(image.pointer(address(image, "POINTER_" + i))).isEqualTo(address(image, "DATA_" + i));
        }
    }

    @Test
    void where_no_pointer_can_be_none_is_read() throws IOException {
        Image image = image(new ElfBuilder().symbol("DATA", ascii("data")));
        long end = address(image, "DATA") + image.at(address(image, "DATA")).length();

        for (long outside : new long[] {0, end, end - 7, -1}) {
            assertThatExceptionOfType(ObjectFormatException.class).isThrownBy(() -> image.pointer(outside));
        }
    }

    @ParameterizedTest(name = "DT_RELA {0}, DT_RELASZ {1}")
    @CsvSource({
        "-1, 24, no loaded segment contains address 0xffffffffffffffff",
        "0x200000, -1, malformed relocation table",
        "0x200000, 0x7fffffffffffffff, malformed relocation table",
    })
    void malformed_relocations_are_named_when_a_pointer_is_asked_for(Long address, Long size, String message)
            throws IOException {
        byte[] file = pointing().bytes();
        little(file).putLong(dynamicEntry(file, DT_RELA) + 8, address);
        little(file).putLong(dynamicEntry(file, DT_RELASZ) + 8, size);
        Image image = image(file);
        long pointer = address(image, "POINTER");

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image.pointer(pointer))
                .withMessageContaining(message);
    }

    @Test
    void a_pointer_to_another_librarys_symbol_has_no_address_here() throws IOException {
        Image image = image(new ElfBuilder()
                .undefined("PyList_New")
                .symbolicPointer("POINTER", 1, "PyList_New", ElfBuilder.BASE_ADDRESS)
                .symbolicPointer("NUMBER", 1, null, ElfBuilder.BASE_ADDRESS));

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image.pointer(address(image, "POINTER")))
                .withMessageStartingWith("malformed relocation table at offset 0x")
                .withMessageContaining("a pointer to a symbol of another library, not to data of this one");
        assertThat(image.pointer(address(image, "NUMBER")))
                .as("by STN_UNDEF, which is no symbol")
                .isEqualTo(ElfBuilder.BASE_ADDRESS);
    }

    @Test
    void a_symbol_that_is_not_there_is_malformed() throws IOException {
        byte[] file = new ElfBuilder()
                .symbol("DATA", ascii("data"))
                .symbolicPointer("POINTER", 1, "DATA", 0)
                .bytes();
        little(file).putInt(relocations(file) + 12, -1);
        Image image = image(file);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image.pointer(address(image, "POINTER")))
                .withMessageContaining("past the end of the segment");
    }

    @ParameterizedTest(name = "{0} relocations")
    @CsvSource({"4_000_000, ", "4_194_305, '4194305 relocations, more than the limit of 4194304'"})
    void as_many_relocations_as_can_be_are_answered_at_once(String relocations, String message) throws IOException {
        int count = Integer.parseInt(relocations.replace("_", ""));
        byte[] small = pointing().bytes();
        byte[] file = Arrays.copyOf(small, small.length + 24 * count);
        ByteBuffer fields = little(file);
        // The writable segment is made to hold the file's rest: relocations that are sorted the wrong way round.
        int segment = 64 + 56;
        long moved = fields.getLong(segment + 16) - fields.getLong(segment + 8);
        fields.putLong(segment + 32, file.length - fields.getLong(segment + 8));
        fields.putLong(dynamicEntry(file, DT_RELA) + 8, small.length + moved);
        fields.putLong(dynamicEntry(file, DT_RELASZ) + 8, 24L * count);
        for (int i = 0; i < count; i++) {
            fields.putLong(small.length + 24 * i, (1L << 40) - i);
        }
        System.arraycopy(small, relocations(small), file, file.length - 24, 24);
        Image image = image(file);
        long pointer = address(image, "POINTER");

        assertWithin(Duration.ofSeconds(20), () -> {
            if (message != null) {
                assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image.pointer(pointer))
                        .withMessageContaining(message);
                return;
            }
            long data = address(image, "DATA");
            for (int i = 0; i < 100_000; i++) {
                assertThat(image.pointer(pointer) == data).isTrue();
            }
        });
    }

    private static ElfBuilder pointing() {
        return new ElfBuilder().symbol("DATA", ascii("data")).relativePointer("POINTER", 8, "DATA");
    }

    /** Where the relocations are in a 64-bit little-endian file. */
    private static int relocations(byte[] file) {
        return (int) (little(file).getLong(dynamicEntry(file, DT_RELA) + 8) - ElfBuilder.BASE_ADDRESS);
    }

    /** Where a dynamic entry is in a 64-bit little-endian file. */
    static int dynamicEntry(byte[] file, long tag) {
        ByteBuffer fields = little(file);
        int at = (int) fields.getLong(64 + 2 * 56 + 8);
        while (fields.getLong(at) != tag) {
            at += 16;
        }
        return at;
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteOrder order(String name) {
        return name.equals("LITTLE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static long address(Image image, String name) throws IOException {
        return image.symbols(name::equals).get(0).address();
    }

    private static Image image(ElfBuilder library) throws IOException {
        return image(library.bytes());
    }

    private static Image image(byte[] file) throws IOException {
        return ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)).get(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
