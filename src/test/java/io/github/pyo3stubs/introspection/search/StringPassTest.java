// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.WasmBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pass shows every string that ends in a name, whatever NUL bytes it skips because of {@link EndBytes}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StringPassTest {

    /** More than two of the words of eight bytes in which the pass looks for NUL bytes. */
    private static final int LENGTH = 24;

    /** Some of one byte, and some outside ASCII, whose last two bytes have the least or the greatest values. */
    private static final List<String> NAMES = List.of(
            "x", "0", "_", "id", "a1", "_0", "send", "é", "ié", "éx", "größe", "名", "名x", "x名", "\u0080", "\u07ff");

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    /** Alone, so that no other name widens the range of bytes. */
    @Test
    void a_name_is_found_at_each_place_of_the_words_of_bytes() throws IOException {
        for (String name : NAMES) {
            byte[] text = name.getBytes(UTF_8);
            for (int at = 0; at + text.length <= LENGTH; at++) {
                for (int filler : List.of(0, 1, 0x7f, 0xff)) {
                    byte[] content = new byte[LENGTH];
                    Arrays.fill(content, (byte) filler);
                    System.arraycopy(text, 0, content, at, text.length);
                    if (at + text.length < LENGTH) {
                        content[at + text.length] = 0;
                    }

                    assertThat(missing(image(content), name))
                            .as("%s at %d among bytes %d", name, at, filler)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "ab", "名"})
    void the_end_of_another_string_is_no_name(String name) throws IOException {
        assertThat(missing(image((name + "\u0001\0\0\0y\0").getBytes(UTF_8)), name))
                .containsExactly(name);
    }

    /** Two seekers share a pass, which shows each of them the strings of both. */
    @ParameterizedTest
    @MethodSource("seeds")
    void the_pass_finds_what_a_search_for_each_name_finds(int seed) throws IOException {
        Random random = new Random(seed);
        int present = 0;
        int absent = 0;
        for (int round = 0; round < 50; round++) {
            List<Set<String>> names = List.of(names(random), names(random));
            Image image = image(content(random, names));
            List<MemberNames> seekers = names.stream().map(MemberNames::new).toList();

            StringPass.over(image, Optional.empty(), seekers.get(0), seekers.get(1));

            for (int i = 0; i < names.size(); i++) {
                Set<String> missing = withoutString(names.get(i), image);
                assertThat(seekers.get(i).missing()).as("%s", names).isEqualTo(missing);
                assertThat(seekers.get(i).foundCount()).isEqualTo(names.get(i).size() - missing.size());
                present += names.get(i).size() - missing.size();
                absent += missing.size();
            }
        }
        assertThat(present).as("names with a string").isGreaterThan(50);
        assertThat(absent).as("names without one").isGreaterThan(50);
    }

    private static Set<String> names(Random random) {
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            names.add(NAMES.get(random.nextInt(NAMES.size())));
        }
        return names;
    }

    /** Names, NUL bytes and any other bytes. */
    private static byte[] content(Random random, List<Set<String>> names) {
        List<String> all = names.stream().flatMap(Set::stream).toList();
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            content.append(
                    switch (random.nextInt(4)) {
                        case 0 -> new String(all.get(random.nextInt(all.size())).getBytes(UTF_8), ISO_8859_1);
                        case 1, 2 -> "\0";
                        default -> String.valueOf((char) random.nextInt(1 << Byte.SIZE));
                    });
        }
        return content.toString().getBytes(ISO_8859_1);
    }

    private static Set<String> missing(Image image, String name) throws IOException {
        MemberNames names = new MemberNames(List.of(name));
        StringPass.over(image, Optional.empty(), names);
        return names.missing();
    }

    /** The names that end no C string, by a search for each. The end of the constants ends a string too. */
    private static Set<String> withoutString(Set<String> names, Image image) throws IOException {
        Set<String> without = new HashSet<>(names);
        for (Bytes range : image.constants()) {
            String text = new String(range.copy(0, (int) range.length()), ISO_8859_1) + "\0";
            without.removeIf(name -> text.contains(new String(name.getBytes(UTF_8), ISO_8859_1) + "\0"));
        }
        return without;
    }

    /** An image with these bytes as its constants. */
    private static Image image(byte[] content) throws IOException {
        byte[] file = new WasmBuilder().symbol("constants", content).bytes();
        return ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)).get(0);
    }
}
