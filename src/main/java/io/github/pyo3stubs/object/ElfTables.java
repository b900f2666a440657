// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.object.LoadedRanges.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loaded sections of an ELF file that hold no data of the program: instructions, and the tables of the linker and
 * of exception handling. Together they are several times as long as the constants, with which they share segments.
 */
final class ElfTables {

    /** The tables of exception handling, which have the type of the program's data. */
    private static final List<byte[]> NAMES =
            List.of(encoded(".eh_frame"), encoded(".eh_frame_hdr"), encoded(".gcc_except_table"));

    private ElfTables() {}

    private static byte[] encoded(String name) {
        return (name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /** The parts of the file that these sections occupy; none for a file without section headers. */
    static List<Range> of(ElfHeader header, Bytes file, List<ElfSection> sections) throws IOException {
        Bytes names = names(header, file, sections);
        List<Range> tables = new ArrayList<>();
        for (ElfSection section : sections) {
            if (section.isAllocated() && section.type() != ElfSection.SHT_NOBITS && !isData(section, names)) {
                tables.add(new Range(section.address(), section.offset(), section.size(), false));
            }
        }
        return tables;
    }

    private static boolean isData(ElfSection section, Bytes names) throws IOException {
        if (section.type() != ElfSection.SHT_PROGBITS || section.isExecutable()) {
            return false;
        }
        for (byte[] table : NAMES) {
            if (names.has(section.name(), table.length)
                    && Arrays.equals(names.copy(section.name(), table.length), table)) {
                return false;
            }
        }
        return true;
    }

    /** The names of sections; empty if the file does not have them, because nothing else depends on them. */
    private static Bytes names(ElfHeader header, Bytes file, List<ElfSection> sections) throws IOException {
        boolean isStated = header.shstrndx() == ElfHeader.SHN_XINDEX && !sections.isEmpty();
        long index = isStated ? sections.get(0).link() : header.shstrndx();
        if (index < sections.size()) {
            ElfSection section = sections.get((int) index);
            if (section.type() == ElfSection.SHT_STRTAB && file.has(section.offset(), section.size())) {
                return section.contents(file, "section names");
            }
        }
        return file.slice(0, 0);
    }
}
