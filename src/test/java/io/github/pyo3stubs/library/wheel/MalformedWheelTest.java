// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.OpenLibrary;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.limit.StubLimit;
import io.github.pyo3stubs.object.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a wheel is made to be, the answer is what it holds or the documented exception, and nothing is left lying.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("hostile")
class MalformedWheelTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final String REMEDY = ". Build or download the file again.";
    private static final int STORED = WheelBuilder.STORED;
    private static final int DEFLATED = WheelBuilder.DEFLATED;
    private static final int GIGABYTE = 1 << 30;

    @TempDir
    private Path directory;

    private Path wheel;
    private Set<Path> temporaryFiles;

    @BeforeEach
    void a_name() throws IOException {
        wheel = directory.resolve("geo-1.0-cp39-abi3-win_amd64.whl");
        temporaryFiles = temporaryFiles();
    }

    /** Builds beside this one have such files for a moment, too. */
    @AfterEach
    void no_temporary_file_is_left() throws Exception {
        Set<Path> left = temporaryFiles();
        for (int i = 0; i < 600; i++) {
            left.retainAll(temporaryFiles());
            left.removeAll(temporaryFiles);
            if (left.isEmpty()) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(left).isEmpty();
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("pyo3stubs-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** All that the plugin reads of a wheel. */
    private List<String> readAll() throws IOException, ProjectException {
        List<String> contents = new ArrayList<>();
        Wheel read = Wheel.at(wheel);
        for (LibraryFile library : read.libraries(Optional.empty())) {
            try (OpenLibrary open = library.open()) {
                Bytes bytes = open.bytes();
                contents.add(library.moduleName().orElseThrow() + " of " + bytes.length());
                for (long at = 0; at < bytes.length(); at += 4096) {
                    bytes.u8(at);
                }
            }
        }
        try (WheelStubs stubs = read.unpackStubs();
                Stream<Path> files = Files.walk(stubs.directory())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.add(stubs.place(stubs.directory().relativize(file)) + " of " + Files.size(file));
            }
        }
        return contents;
    }

    private static WheelBuilder plain() {
        return new WheelBuilder()
                .file("geo/_native.pyd", "The library.")
                .file("geo/_native.pyi", "def f(): ...\n".repeat(10))
                .file("geo/py.typed", "");
    }

    private static final List<String> PLAIN =
            List.of("geo._native of 12", "geo/_native.pyi of 130", "geo/py.typed of 0");

    @Test
    void a_sound_wheel_is_read() throws Exception {
        plain().write(wheel);
        assertThat(readAll()).isEqualTo(PLAIN);
    }

    @Test
    void a_wheel_that_is_cut_short_is_refused() {
        byte[] whole = plain().bytes();
        assertWithin(AT_ONCE, () -> {
            for (int length = 0; length < whole.length; length++) {
                Files.write(wheel, Arrays.copyOf(whole, length));
                assertRefused("");
            }
        });
    }

    @Test
    void changed_bytes_give_what_there_is_or_the_documented_exception() {
        byte[] whole = plain().bytes();
        Random random = new Random(7);
        assertWithin(AT_ONCE, () -> {
            for (int round = 0; round < 500; round++) {
                byte[] changed = whole.clone();
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    changed[random.nextInt(whole.length)] = (byte) random.nextInt();
                }
                Files.write(wheel, changed);
                try {
                    readAll();
                } catch (ArchiveFormatException e) {
                    assertThat(e).hasMessageStartingWith(wheel + ": ").hasMessageEndingWith(REMEDY);
                } catch (ProjectException e) {
                    assertThat(e).hasMessageStartingWith(wheel + " contains no extension module");
                }
            }
        });
    }

    private void assertRefused(String what) {
        assertThatExceptionOfType(ArchiveFormatException.class)
                .isThrownBy(this::readAll)
                .withMessageStartingWith(wheel + ": ")
                .withMessageContaining(what)
                .withMessageEndingWith(REMEDY);
    }

    static Stream<Arguments> lies() {
        byte[] text = "The library.".getBytes(UTF_8);
        byte[] packed = WheelBuilder.deflated(text);
        long checksum = WheelBuilder.checksum(text);
        String library = "geo/_native.pyd";
        return Stream.of(
                arguments(
                        "fewer bytes than it unpacks to",
                        plain(library, DEFLATED, packed, 11, checksum),
                        "its entry geo/_native.pyd has more than the 11 bytes that it is said to have"),
                arguments("none", plain(library, DEFLATED, packed, 0, 0), "has more than the 0 bytes"),
                arguments(
                        "more bytes than it unpacks to",
                        plain(library, DEFLATED, packed, 13, checksum),
                        "its entry geo/_native.pyd ends before the 13 bytes that it is said to have"),
                arguments(
                        "terabytes, in ZIP64",
                        plain(library, DEFLATED, packed, 1L << 40, checksum),
                        "unpacks to 1099511627776 bytes, more than the limit of 1073741824"),
                arguments("2^64-1 bytes, in ZIP64", plain(library, DEFLATED, packed, -1, checksum), ""),
                arguments("fewer stored", plain(library, STORED, text, 11, checksum), "geo/_native.pyd"),
                arguments("more stored", plain(library, STORED, text, 13, checksum), "geo/_native.pyd"),
                arguments(
                        "another checksum",
                        plain(library, DEFLATED, packed, 12, checksum + 1),
                        "geo/_native.pyd is damaged: its checksum is not the one that it is said to have"),
                arguments("another method", plain(library, 12, packed, 12, checksum), "compression method"),
                arguments(
                        "deflated, and it is text", plain(library, DEFLATED, text, 12, checksum), "it is not a sound"),
                arguments(
                        "cut short",
                        plain(library, DEFLATED, Arrays.copyOf(packed, 4), 12, checksum),
                        "it is not a sound zip archive: "),
                arguments(
                        "a stub of fewer bytes than it unpacks to",
                        plain().packed("geo/x.pyi", DEFLATED, packed, 11, checksum),
                        "geo/x.pyi has more than the 11 bytes"),
                arguments(
                        "a number of entries that is beyond all measure",
                        plain().saying(0xffff, 0),
                        "it says that it has 65535 entries in a directory of 0 bytes, more than the limit of 50000 in 33554432"),
                arguments(
                        "a directory that is beyond all measure",
                        plain().saying(3, -1 >>> 1),
                        "it says that it has 3 entries in a directory of 2147483647 bytes, more than the limit of 50000 in 33554432"),
                arguments("a directory larger than the file", plain().saying(3, 1 << 20), "it is not a sound"));
    }

    private static WheelBuilder plain(String name, int method, byte[] packed, long size, long checksum) {
        return new WheelBuilder().packed(name, method, packed, size, checksum);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void lies_are_refused(String said, WheelBuilder lying, String what) {
        lying.write(wheel);
        assertWithin(AT_ONCE, () -> assertRefused(what));
    }

    static Stream<Arguments> bombs() {
        byte[] zeros = WheelBuilder.deflatedZeros(2048);
        byte[] some = WheelBuilder.deflatedZeros(5);
        return Stream.of(
                arguments(
                        "two gigabytes of zeros",
                        plain("geo/_native.pyd", DEFLATED, zeros, 2L * GIGABYTE, 0),
                        "unpacks to 2147483648 bytes, more than the limit of 1073741824"),
                arguments(
                        "hundreds of megabytes of zeros",
                        plain("geo/_native.pyd", DEFLATED, zeros, 900 << 20, 0),
                        "to 943718400 bytes, more than the limit of 200 to 1"),
                arguments(
                        "two gigabytes of zeros that are said to be few",
                        plain("geo/_native.pyd", DEFLATED, zeros, 1000, 0),
                        "has more than the 1000 bytes"),
                arguments(
                        "two gigabytes of zeros that are said to be many",
                        plain("geo/_native.pyd", DEFLATED, zeros, 20 << 20, 0),
                        "has more than the 20971520 bytes"),
                arguments(
                        "many libraries in the same place of the archive",
                        many(new WheelBuilder(), 5, "geo/l%d.pyd", zeros, GIGABYTE)
                                .overlapping(),
                        "it says that it holds 5 libraries of 5368709120 bytes or more"),
                arguments(
                        "a thousand and one libraries",
                        many(new WheelBuilder(), 1001, "geo/l%d.so", some, 1),
                        "1001 libraries"),
                arguments(
                        "a stub that is larger than one that is read",
                        new WheelBuilder()
                                .file("geo/_native.pyd", "")
                                .packed("geo/x.pyi", DEFLATED, some, SizeLimit.STUB.bytes() + 1L, 0),
                        "its entry geo/x.pyi unpacks to %d bytes, more than the limit of %d"
                                .formatted(SizeLimit.STUB.bytes() + 1, SizeLimit.STUB.bytes())),
                arguments(
                        "many stubs in the same place of the archive",
                        many(
                                        new WheelBuilder().file("geo/_native.pyd", ""),
                                        17,
                                        "geo/s%d.pyi",
                                        some,
                                        StubLimit.BYTES / 16)
                                .overlapping(),
                        "it says that it holds 17 stub files of %d bytes or more".formatted(StubLimit.BYTES / 16 * 17)),
                arguments(
                        "ten thousand and one stubs",
                        many(new WheelBuilder().file("geo/_native.pyd", ""), 10_001, "geo/s%d.pyi", new byte[0], 0),
                        "it says that it holds 10001 stub files"),
                arguments(
                        "more entries than any wheel has",
                        many(new WheelBuilder(), 50_001, "%d", new byte[0], 0),
                        "it says that it has 50001 entries"),
                arguments(
                        "more entries than it says, and than any wheel has",
                        many(new WheelBuilder(), 50_001, "%d", new byte[0], 0).saying(1, -1),
                        "it has more than 50000 entries"));
    }

    private static WheelBuilder many(WheelBuilder wheel, int number, String name, byte[] packed, long size) {
        for (int i = 0; i < number; i++) {
            wheel.packed(name.formatted(i), DEFLATED, packed, size, 0);
        }
        return wheel;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void bombs_are_refused(String what, WheelBuilder bomb, String message) {
        bomb.write(wheel);
        assertWithin(AT_ONCE, () -> assertRefused(message));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "geo/_native.pyd, geo/_native.pyd",
        "geo/_native.pyd, geo-1.0.data/platlib/geo/_native.pyd",
        "geo-1.0.data/purelib/geo/_native.pyd, geo-1.0.data/platlib/geo/_native.pyd",
        "geo/data.bin, geo/data.bin",
    })
    void two_entries_for_one_file_are_refused(String one, String other) {
        new WheelBuilder().file(one, "one").file(other, "other").write(wheel);
        assertRefused("it has two entries for the file geo/");
    }

    /** Fields of the first local header, of which the directory says the same. */
    @ParameterizedTest(name = "{2} bytes at {0}, {1}")
    @CsvSource({"14, 0, 4", "14, -1, 4", "18, 0, 4", "18, -1, 4", "22, 0, 4", "22, -1, 4", "4, 99, 2"})
    void what_a_local_header_says_beside_the_directory_does_not_count(int at, int value, int width) throws Exception {
        writeWith(at, value, width);
        assertThat(readAll()).isEqualTo(PLAIN);
    }

    @ParameterizedTest(name = "{2} bytes at {0}, {1}")
    @CsvSource({"0, 0, 4", "26, -1, 2", "28, -1, 2"})
    void a_local_header_that_leads_nowhere_is_refused(int at, int value, int width) {
        writeWith(at, value, width);
        assertRefused("");
    }

    private void writeWith(int at, int value, int width) {
        byte[] bytes = plain().bytes();
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (width == 2) {
            header.putShort(at, (short) value);
        } else {
            header.putInt(at, value);
        }
        try {
            Files.write(wheel, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_follows_the_archive_is_refused() throws IOException {
        byte[] bytes = plain().bytes();
        Files.write(wheel, Arrays.copyOf(bytes, bytes.length + 1));
        assertRefused("it does not end where the comment at its end does");
    }

    @Test
    void a_file_that_is_no_archive_is_refused() throws IOException {
        Files.writeString(wheel, "Not found.");
        assertRefused("it is not a zip archive, or it is cut short");
    }

    @Test
    void a_large_library_is_read_by_way_of_a_file_that_is_gone_when_closed() throws Exception {
        byte[] large = new byte[OpenLibrary.MAX_IN_MEMORY + 1];
        large[large.length - 1] = 7;
        new WheelBuilder().file("geo/_native.pyd", large).write(wheel);
        LibraryFile library = Wheel.at(wheel).libraries(Optional.empty()).get(0);

        try (OpenLibrary open = library.open()) {
            assertThat(open.bytes().length()).isEqualTo(large.length);
            assertThat(open.bytes().u8(large.length - 1)).isEqualTo(7);
            assertThat(open.bytesRead()).isEqualTo(large.length);
        }
    }

    @Test
    void a_wheel_that_is_replaced_after_it_was_looked_at_is_refused() throws Exception {
        plain().write(wheel);
        LibraryFile library = Wheel.at(wheel).libraries(Optional.empty()).get(0);
        new WheelBuilder().file("geo/other.pyd", "").write(wheel);

        assertThatExceptionOfType(ArchiveFormatException.class)
                .isThrownBy(library::open)
                .withMessageContaining("its entry geo/_native.pyd is no longer there");
    }
}
