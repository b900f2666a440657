// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real ELF libraries, against what another parser reads in them: those of the tests and of the Java virtual machine.
 */
class ElfOracleTest {

    private static final int SHT_NOBITS = 8;
    private static final int SHN_ABS = 0xfff1;
    private static final int STT_TLS = 6;

    /** {@code e_machine} and {@code R_<machine>_RELATIVE}. */
    private static final Map<Short, Integer> RELATIVE = Map.of((short) 62, 8, (short) 183, 1027, (short) 22, 12);

    static List<Path> libraries() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "lib");
        try (Stream<Path> own = Stream.concat(
                        Files.walk(Path.of("src/it/quickstart/prebuilt")), Files.walk(Path.of("src/test/resources")));
                Stream<Path> javas = Files.walk(java)) {
            return Stream.concat(own, javas)
                    .filter(file -> file.toString().endsWith(".so") && Files.isRegularFile(file))
                    .filter(ElfOracleTest::isElf)
                    .toList();
        }
    }

    private static boolean isElf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void symbols_and_their_bytes_are_those_that_jelf_reads(Path library) throws IOException {
        byte[] file = Files.readAllBytes(library);
        net.fornwall.jelf.ElfFile expected = net.fornwall.jelf.ElfFile.from(file);
        assumeTrue(expected.e_shnum != 0, "jelf reads no symbols without section headers");
        Image image = image(file);

        List<ElfSymbol> exported = defined(expected.getDynamicSymbolTableSection());
        List<ElfSymbol> symbols = exported.isEmpty() ? defined(expected.getSymbolTableSection()) : exported;
        assertThat(image.symbols(name -> true)).isEqualTo(named(symbols));
        for (ElfSymbol symbol : symbols) {
            ElfSection section = expected.getSection(Short.toUnsignedInt(symbol.st_shndx));
            int size = (int) Math.min(symbol.st_size, 64);
            if (size > 0 && section.header.sh_type != SHT_NOBITS && (symbol.st_info & 0xf) != STT_TLS) {
                int offset = (int) (section.header.sh_offset + symbol.st_value - section.header.sh_addr);
                assertThat(image.at(symbol.st_value).copy(0, size))
                        .as(symbol.getName())
                        .isEqualTo(Arrays.copyOfRange(file, offset, offset + size));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void without_section_headers_the_exported_symbols_are_the_same(Path library) throws IOException {
        byte[] file = Files.readAllBytes(library);
        net.fornwall.jelf.ElfFile expected = net.fornwall.jelf.ElfFile.from(file);
        assumeTrue(expected.e_shnum != 0, "there are none");
        byte[] sectionless = file.clone();
        Arrays.fill(sectionless, expected.is32Bits() ? 32 : 40, expected.is32Bits() ? 36 : 48, (byte) 0);

        assertThat(image(sectionless).symbols(name -> true))
                .isEqualTo(named(defined(expected.getDynamicSymbolTableSection())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void pointers_with_relative_relocations_are_their_addends(Path library) throws IOException {
        byte[] file = Files.readAllBytes(library);
        net.fornwall.jelf.ElfFile expected = net.fornwall.jelf.ElfFile.from(file);
        Integer relative = RELATIVE.get(expected.e_machine);
        assumeTrue(!expected.is32Bits() && relative != null && expected.firstSectionByName(".rela.dyn") != null);
        Image image = image(file);
        ByteBuffer table = ByteBuffer.wrap(
                        expected.firstSectionByName(".rela.dyn").getData())
                .order(file[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);

        for (int at = 0; at < table.limit(); at += 24) {
            if (table.getLong(at + 8) == relative) {
                assertThat(image.pointer(table.getLong(at))).isEqualTo(table.getLong(at + 16));
            }
        }
    }

    private static List<ElfSymbol> defined(ElfSymbolTableSection table) {
        return table == null
                ? List.of()
                : Stream.of(table.symbols)
                        .skip(1)
                        .filter(symbol -> symbol.st_shndx != 0 && Short.toUnsignedInt(symbol.st_shndx) != SHN_ABS)
                        .toList();
    }

    private static List<Symbol> named(List<ElfSymbol> symbols) {
        return symbols.stream()
                .map(symbol -> new Symbol(symbol.getName() == null ? "" : symbol.getName(), symbol.st_value))
                .toList();
    }

    private static Image image(byte[] file) throws IOException {
        return ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)).get(0);
    }
}
