// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ReadRanges;
import io.github.pyo3stubs.object.WasmBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompiledOutMembersTest {

    private static final int BLOCK = 1 << 16;

    @Test
    void a_member_whose_name_ends_no_string_is_absent() throws IOException {
        assertThat(absent("open\0close\0send to\0", "open", "close", "send")).containsExactly("C.send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send\0", "resend\0", "what came before.send\0", "\0\0send\0\0", "\u00e9send\0"})
    void a_name_at_the_end_of_any_string_counts(String constants) throws IOException {
        assertThat(absent("open\0close\0" + constants, "open", "close", "send")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender\0", "send er\0", "Send\0", "sen\0d\0", "\"name\":\"send\"}\0"})
    void a_name_elsewhere_does_not_count(String constants) throws IOException {
        assertThat(absent("open\0close\0" + constants, "open", "close", "send")).containsExactly("C.send");
    }

    @Test
    void names_that_are_the_ends_of_others_share_a_string() throws IOException {
        assertThat(absent("the_very_end\0", "end", "very_end", "the_very_end", "d", "nd_the_very_end"))
                .containsExactly("C.nd_the_very_end");
    }

    /** Tools for WebAssembly cut the zeros at the end of a segment. */
    @Test
    void the_end_of_the_constants_ends_a_string() throws IOException {
        assertThat(absent("open\0close\0send", "open", "close", "send")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2})
    void a_name_is_found_where_blocks_meet(int offset) throws IOException {
        for (int block = 1; block <= 2; block++) {
            for (String name : List.of("send", "x", "\u00e9", "\u540dx")) {
                String constants = "-".repeat(block * BLOCK + offset) + name + "\0open\0close\0";

                assertThat(absent(constants, "open", "close", name)).isEmpty();
            }
        }
    }

    @Test
    void nothing_is_absent_where_at_least_half_of_the_names_are() throws IOException {
        assertThat(absent("open\0", "open", "send")).isEmpty();
        assertThat(absent("open\0close\0", "open", "close", "send", "nice")).isEmpty();
        assertThat(absent("open\0close\0pid\0", "open", "close", "pid", "send", "nice"))
                .containsExactly("C.nice", "C.send");
        assertThat(absent("", "open")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__len__", "__reduce__", "__secret__", "", "a\0b"})
    void names_without_a_string_of_their_own_are_not_looked_for(String name) throws IOException {
        assertThat(absent("open\0close\0", "open", "close", name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_0", "__private", "_x_", "gr\u00f6\u00dfe"})
    void names_with_underscores_or_other_letters_are(String name) throws IOException {
        assertThat(absent("open\0close\0", "open", "close", name)).containsExactly("C." + name);
    }

    @Test
    void members_of_classes_that_no_module_lists_do_not_count() throws IOException {
        List<Chunk> chunks = List.of(
                module("1"),
                theClass("1", "C", Optional.empty()),
                theClass("2", "Hidden", Optional.empty()),
                method("1", "open"),
                method("1", "close"),
                method("1", "send"),
                method("2", "nice"),
                method("2", "handle"));

        assertThat(searched("open\0close\0", chunks).absent()).containsExactly("C.send");
    }

    @Test
    void variants_and_their_members_are_members() throws IOException {
        List<Chunk> chunks = List.of(
                module("1"),
                theClass("1", "Shape", Optional.empty()),
                theClass("2", "Circle", Optional.of("1")),
                theClass("3", "Square", Optional.of("1")),
                method("2", "radius"),
                method("2", "gone"),
                method("3", "radius"));
        CompiledOutMembers members = searched("Circle\0radius\0", chunks);

        assertThat(members.absent()).isEmpty();

        List<Chunk> more = new ArrayList<>(chunks);
        more.add(method("1", "area"));
        members = searched("Circle\0radius\0area\0", more);

        assertThat(members.absent()).containsExactly("Shape.Circle.gone", "Shape.Square");
        assertThat(members.omittedFrom(more))
                .doesNotContain(more.get(3), more.get(5))
                .hasSize(more.size() - 2);
    }

    @Test
    void nothing_is_read_without_members() throws IOException {
        byte[] file = new ElfBuilder().text("send\0".repeat(10_000)).bytes();
        List<Chunk> chunks = List.of(module("1"), theClass("1", "C", Optional.empty()), method("1", "__len__"));

        assertThat(ReadRanges.boundaries(file, bytes -> search(image(bytes), Optional.empty(), chunks)))
                .isEqualTo(ReadRanges.boundaries(file, CompiledOutMembersTest::image));
    }

    @Test
    void the_strings_around_a_place_are_read_first_and_none_after_the_last_name() throws IOException {
        String half = "-".repeat(10 * BLOCK);
        byte[] file = new ElfBuilder().text(half + "open\0send\0here" + half).bytes();
        Bytes whole = Bytes.of(file, ByteOrder.LITTLE_ENDIAN);
        int middle = (int) whole.indexOf("open".getBytes(StandardCharsets.US_ASCII), 0);
        long offset = image(whole).constants().get(0).indexOf("here".getBytes(StandardCharsets.US_ASCII), 0);

        SortedSet<Integer> read = ReadRanges.boundaries(file, bytes -> {
            Image image = image(bytes);
            search(image, Optional.of(image.constants().get(0).from(offset)), chunks("open", "send"));
        });

        assertThat(read.subSet(middle - 2 * BLOCK, middle + 2 * BLOCK))
                .as("the beginning and the end of what is read in the middle")
                .hasSize(2);
    }

    /** Random names and strings of few letters, so that most are the ends of others. */
    @Test
    void the_search_finds_what_a_search_for_each_name_finds() throws IOException {
        Random random = new Random(13);
        for (int round = 0; round < 1000; round++) {
            String[] names = random.ints(1 + random.nextInt(12), 1, 5)
                    .mapToObj(length -> word(random, length))
                    .distinct()
                    .toArray(String[]::new);
            StringBuilder constants = new StringBuilder();
            random.ints(random.nextInt(12), 0, 7)
                    .forEach(length ->
                            constants.append(word(random, length)).append(random.nextInt(4) == 0 ? "-" : "\0"));
            constants.append('\0');

            SortedSet<String> missing = new TreeSet<>();
            Arrays.stream(names)
                    .filter(name -> constants.indexOf(name + "\0") < 0)
                    .forEach(name -> missing.add("C." + name));
            boolean isDecided = missing.size() < names.length - missing.size();

            assertThat(absent(constants.toString(), names)).isEqualTo(isDecided ? missing : new TreeSet<>());
        }
    }

    private static String word(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    @Tag("hostile")
    void many_and_long_names_end_soon() {
        String repeated = "a".repeat(1000);
        List<String> names = new ArrayList<>(List.of("a".repeat(1 << 20)));
        IntStream.range(0, 100_000).forEach(i -> names.add(i + repeated.substring(i % 1000)));
        String constants = (repeated + "\0").repeat(2000) + "a\0".repeat(1_000_000);

        assertWithin(
                Duration.ofSeconds(30),
                () -> assertThat(absent(constants, names.toArray(String[]::new)))
                        .isEmpty());
    }

    /** Classes nested in each other without end, and one that is nested in itself. */
    @Test
    @Tag("hostile")
    void deeply_nested_classes_end_soon() {
        List<Chunk> chunks = new ArrayList<>(List.of(module("0"), theClass("0", "C", Optional.empty())));
        IntStream.range(1, 100_000)
                .forEach(i -> chunks.add(theClass(String.valueOf(i), "c", Optional.of(String.valueOf(i - 1)))));
        chunks.add(theClass("0", "c", Optional.of("99999")));
        Stream.of("open", "close", "send").forEach(name -> chunks.add(method("99999", name)));

        assertWithin(
                Duration.ofSeconds(30),
                () -> assertThat(searched("c\0open\0close\0", chunks).absent())
                        .singleElement()
                        .asString()
                        .endsWith("c.c.send")
                        .hasSizeLessThan(100));
    }

    @Test
    void an_unlisted_function_or_class_without_names_in_the_library_is_unused() throws IOException {
        List<Chunk> chunks = List.of(
                module(),
                theClass("1", "Used", Optional.empty()),
                method("1", "open"),
                method("1", "close"),
                method("1", "read"),
                method("1", "gone"),
                theClass("2", "Unused", Optional.empty()),
                method("2", "shut"),
                theClass("3", "Slots", Optional.empty()),
                method("3", "__len__"),
                function("4", "called"),
                function("5", "forgotten"),
                function("6", "others"));
        CompiledOutMembers members = searched("open\0called\0close\0read\0", chunks, Set.of("1", "2", "3", "4", "5"));

        assertThat(members.unused()).containsExactly("Unused", "forgotten");
        assertThat(members.absent()).containsExactly("Used.gone");
        assertThat(members.omittedFrom(chunks))
                .extracting(Chunk::name)
                .containsExactly("m", "Used", "open", "close", "read", "Slots", "__len__", "called", "others");
    }

    private static SortedSet<String> absent(String constants, String... names) throws IOException {
        return searched(constants, chunks(names)).absent();
    }

    private static List<Chunk> chunks(String... names) {
        return Stream.concat(
                        Stream.of(module("1"), theClass("1", "C", Optional.empty())),
                        Arrays.stream(names).map(name -> method("1", name)))
                .toList();
    }

    private static CompiledOutMembers searched(String constants, List<Chunk> chunks) throws IOException {
        return searched(constants, chunks, Set.of());
    }

    private static CompiledOutMembers searched(String constants, List<Chunk> chunks, Set<String> unlisted)
            throws IOException {
        byte[] file = new WasmBuilder()
                .symbol("constants", constants.getBytes(StandardCharsets.UTF_8))
                .bytes();
        return search(image(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)), Optional.empty(), chunks, unlisted);
    }

    private static CompiledOutMembers search(Image image, Optional<Bytes> near, List<Chunk> chunks) throws IOException {
        return search(image, near, chunks, Set.of());
    }

    private static CompiledOutMembers search(
            Image image, Optional<Bytes> near, List<Chunk> chunks, Set<String> unlisted) throws IOException {
        CompiledOutMembers members = new CompiledOutMembers(chunks, unlisted);
        StringPass.over(image, near, members.search());
        return members;
    }

    private static Image image(Bytes file) throws IOException {
        return ObjectFile.images(file).get(0);
    }

    private static Chunk module(String... members) {
        return new Chunk.Module("m", "m", List.of(members), false, List.of(), Optional.empty());
    }

    private static Chunk theClass(String id, String name, Optional<String> parent) {
        return new Chunk.ClassDef(id, name, parent, List.of(), List.of(), Optional.empty());
    }

    private static Chunk method(String parent, String name) {
        return function(Optional.empty(), name, Optional.of(parent));
    }

    private static Chunk function(String id, String name) {
        return function(Optional.of(id), name, Optional.empty());
    }

    private static Chunk function(Optional<String> id, String name, Optional<String> parent) {
        return new Chunk.Function(id, name, parent, List.of(), List.of(), Optional.empty(), false, Optional.empty());
    }
}
