// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachOExportTrieTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final long IMAGE_BASE = 0x100000000L;

    @Test
    void names_that_share_beginnings_are_put_together() throws IOException {
        byte[] trie = new MachOExportTrieBuilder()
                .add("_a", 0, 0x10)
                .add("_ab", 0, 0x20)
                .add("_ac", 0, 0x3fff)
                .add("_größe", 0, 0x40)
                .add("_größte", 0, 0x50)
                .bytes();

        assertThat(symbols(trie))
                .containsExactly(
                        new Symbol("_a", IMAGE_BASE + 0x10),
                        new Symbol("_ab", IMAGE_BASE + 0x20),
                        new Symbol("_ac", IMAGE_BASE + 0x3fff),
                        new Symbol("_größe", IMAGE_BASE + 0x40),
                        new Symbol("_größte", IMAGE_BASE + 0x50));
    }

    /** What {@code ld} writes, by hand: labels may part the bytes of a character. */
    @Test
    void a_trie_is_read_byte_by_byte() throws IOException {
        byte[] trie = bytes("00 01 5fc300 06", "03 00 8101 02 a400 11 bc00 15", "02 00 05 00", "02 00 06 00");

        assertThat(symbols(trie))
                .extracting(Symbol::name, Symbol::address)
                .containsExactly(
                        tuple("_\ufffd", IMAGE_BASE + 0x81), tuple("_ä", IMAGE_BASE + 5), tuple("_ü", IMAGE_BASE + 6));
    }

    @Test
    void what_is_another_librarys_or_no_address_is_left_out() throws IOException {
        byte[] trie = new MachOExportTrieBuilder()
                .add("_regular", 0, 0x10)
                .add("_thread_local", 1, 0x20)
                .add("_absolute", 2, 0x30)
                .add("_weak", 4, 0x40)
                .add("_reexport", 8, 1, 0)
                .add("_stub_and_resolver", 0x10, 0x50, 0x60)
                .bytes();

        assertThat(symbols(trie))
                .extracting(Symbol::name)
                .containsExactly("_regular", "_stub_and_resolver", "_thread_local", "_weak");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a node that is its own child, 00 01 6100 00",
        "two nodes that are each other's child, 00 01 6100 05 00 01 6200 00",
        "a node without a label that is its own child, 00 01 00 00",
        "children that are the same, 00 03 6100 0b 6200 0b 6300 0b 00 01 6400 10 00 00"
    })
    void nodes_that_are_met_twice_are_refused(String name, String trie) {
        assertMalformed(bytes(trie), "nodes that overlap or form a cycle");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing, ''",
        "the size alone, 00",
        "a label without its end, 00 01 6161",
        "a label without its node, 00 01 6100",
        "a node past the end, 00 01 6100 05",
        "a node far past the end, 00 01 6100 ffffffffffffffffff01",
        "terminal information past the end, 05 00 00 00",
        "terminal information of 2^63 bytes, 80808080808080808001 00",
        "terminal information without an address, 01 00 00"
    })
    void what_reaches_past_the_end_is_refused(String name, String trie) {
        assertMalformed(bytes(trie), "reach past the end of the export trie");
    }

    @ParameterizedTest
    @CsvSource({"ffffffffffffffffff02", "ffffffffffffffffffff01", "8080808080808080808000"})
    void numbers_of_more_than_64_bits_are_refused(String number) {
        assertMalformed(bytes(number), "malformed export trie at offset 0x0: a number of more than 64 bits");
    }

    /** Each level has two children that are the next level: 2^{levels} names in little space. */
    @Test
    void a_trie_of_exponentially_many_names_is_refused_at_once() {
        ByteArrayOutputStream trie = new ByteArrayOutputStream();
        for (int level = 1; level <= 60; level++) {
            int next = 10 * level;
            trie.writeBytes(bytes("00 02 6100"));
            trie.writeBytes(twoBytes(next));
            trie.writeBytes(bytes("6200"));
            trie.writeBytes(twoBytes(next));
        }
        trie.writeBytes(bytes("02 00 01 00"));

        assertMalformed(trie.toByteArray(), "nodes that overlap or form a cycle");
    }

    /** Nodes that begin at each byte of a long label, and go on in it. */
    @Test
    void labels_that_overlap_are_not_read_again_and_again() {
        byte[] trie = new byte[1 << 20];
        Arrays.fill(trie, (byte) 2); // Two bytes of an absolute symbol, and two children
        byte[] root = bytes("00 04 6100 20 6200 21 6300 22 6400 23");
        byte[] endOfLabels = bytes("00 00");
        System.arraycopy(root, 0, trie, 0, root.length);
        System.arraycopy(endOfLabels, 0, trie, trie.length - endOfLabels.length, endOfLabels.length);

        assertMalformed(trie, "nodes that overlap or form a cycle");
    }

    @Test
    void a_trie_of_more_levels_than_names_have_is_refused() {
        assertMalformed(levels(70_000), "more than 65536 nodes on the path to a name");
    }

    @Test
    void a_trie_of_many_levels_is_read() throws IOException {
        assertThat(symbols(levels(60_000))).containsExactly(new Symbol("a".repeat(512), IMAGE_BASE + 1));
    }

    @Test
    @Tag("hostile")
    void more_wanted_symbols_than_any_library_has_are_refused() {
        assumeTrue(WantedSymbols.MAX_WANTED == 100_000, "the limit is that of a heap of 256 MB");
        MachOExportTrieBuilder trie = new MachOExportTrieBuilder();
        IntStream.range(0, 100_001).forEach(i -> trie.add("_" + i, 0, i));

        assertMalformed(trie.bytes(), "more than 100000 symbols like _");
    }

    /** One name whose characters have a node each. */
    private static byte[] levels(int count) {
        ByteArrayOutputStream trie = new ByteArrayOutputStream();
        for (int i = 1; i < count; i++) {
            trie.writeBytes(bytes("00 01 6100"));
            int next = 8 * i;
            trie.writeBytes(new byte[] {
                (byte) (next | 0x80), (byte) (next >> 7 | 0x80), (byte) (next >> 14 | 0x80), (byte) (next >> 21)
            });
        }
        trie.writeBytes(bytes("02 00 01 00"));
        return trie.toByteArray();
    }

    private static byte[] twoBytes(int value) {
        return new byte[] {(byte) (value | 0x80), (byte) (value >> 7)};
    }

    private static void assertMalformed(byte[] trie, String message) {
        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> symbols(trie))
                        .withMessageContaining(message));
    }

    private static List<Symbol> symbols(byte[] trie) throws IOException {
        Bytes bytes = Bytes.of(trie, ByteOrder.LITTLE_ENDIAN).slice(0, trie.length, "export trie");
        return MachOExportTrie.symbols(bytes, IMAGE_BASE, name -> true);
    }

    private static byte[] bytes(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }
}
