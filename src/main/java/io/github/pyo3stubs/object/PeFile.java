// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.object.LoadedRanges.Range;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A PE library or executable (Microsoft's PE Format): Windows.
 *
 * <p>PE32 and PE32+ have the same structures, with addresses of 32 and 64 bits. Most tables contain relative virtual
 * addresses (RVAs), which count from the address at which the image is loaded.
 */
public final class PeFile implements Image {

    private static final long IMAGE_SCN_CNT_CODE = 0x20;
    private static final long IMAGE_SCN_CNT_INITIALIZED_DATA = 0x40;
    private static final long IMAGE_SCN_MEM_DISCARDABLE = 0x0200_0000;
    private static final long IMAGE_SCN_MEM_READ = 0x4000_0000;
    private static final long IMAGE_SCN_MEM_WRITE = 0x8000_0000L;

    /** The offset of the field in the load configuration of PE32+. */
    private static final int CHPE_METADATA_POINTER = 200;

    /** A library cannot export more, because ordinals have 16 bits. */
    private static final int MAX_EXPORTS = 1 << 16;

    private final PeHeader header;
    private final LoadedRanges sections;
    private final Cpu cpu;

    private PeFile(PeHeader header, Bytes file) throws IOException {
        this.header = header;
        this.sections = readSections(file);
        this.cpu = readCpu();
    }

    /**
     * Reads the headers; the rest is read on demand. The byte order of {@code file} does not matter.
     *
     * @param file begins with {@code MZ}
     * @throws ObjectFormatException when the headers are malformed, or the file is a program for DOS or 16-bit Windows
     */
    static PeFile read(Bytes file) throws IOException {
        Bytes littleEndian = file.in(ByteOrder.LITTLE_ENDIAN);
        return new PeFile(PeHeader.read(littleEndian), littleEndian);
    }

    @Override
    public String format() {
        return "PE";
    }

    @Override
    public OperatingSystem os() {
        return OperatingSystem.WINDOWS;
    }

    @Override
    public Cpu cpu() {
        return cpu;
    }

    // ---- sections: "Section Table (Section Headers)"

    /** The headers, which are loaded like a section, then the sections. */
    private LoadedRanges readSections(Bytes file) throws IOException {
        List<Range> read = new ArrayList<>();
        read.add(new Range(header.imageBase(), 0, header.sizeOfHeaders(), false));
        Bytes table = header.sectionTable();
        for (long i = 0; i < table.entries(PeHeader.SECTION_HEADER_SIZE); i++) {
            Bytes entry = table.entry(i, PeHeader.SECTION_HEADER_SIZE);
            long address = header.imageBase() + entry.u32(12);
            read.add(new Range(address, entry.u32(20), sizeFromFile(entry), isConstant(entry.u32(36))));
        }
        return new LoadedRanges(file, "section", read);
    }

    /**
     * The number of bytes of a section that are loaded from the file. In the file a section is padded; in memory zeros
     * may follow it. Some linkers write 0 for the size in memory if both sizes are equal. Others write a size in the
     * file but no offset if all bytes are zero.
     */
    private static long sizeFromFile(Bytes sectionHeader) throws IOException {
        long virtualSize = sectionHeader.u32(8);
        long sizeOfRawData = sectionHeader.u32(20) == 0 ? 0 : sectionHeader.u32(16);
        return virtualSize == 0 ? sizeOfRawData : Math.min(virtualSize, sizeOfRawData);
    }

    private static boolean isConstant(long characteristics) {
        long flags = IMAGE_SCN_CNT_CODE
                | IMAGE_SCN_CNT_INITIALIZED_DATA
                | IMAGE_SCN_MEM_DISCARDABLE
                | IMAGE_SCN_MEM_READ
                | IMAGE_SCN_MEM_WRITE;
        return (characteristics & flags) == (IMAGE_SCN_CNT_INITIALIZED_DATA | IMAGE_SCN_MEM_READ);
    }

    /**
     * The processor, by the header's machine. The header of a library for ARM64EC says x86-64, so that x86-64 programs
     * can load it. It is recognized by the metadata of its hybrid code ("Load Configuration Layout").
     */
    private Cpu readCpu() throws IOException {
        boolean mayBeHybrid = header.machine() == PeHeader.IMAGE_FILE_MACHINE_AMD64
                && header.isPe32Plus()
                && header.loadConfigTable().isPresent();
        return mayBeHybrid && isHybrid() ? Cpu.AARCH_64 : header.cpu();
    }

    /**
     * Whether the load configuration has metadata of hybrid code. A malformed one is no error, because only this needs
     * it.
     */
    private boolean isHybrid() throws IOException {
        try {
            Bytes loadConfig = loaded(header.loadConfigTable().rva(), "load configuration");
            return loadConfig.u32(0) >= CHPE_METADATA_POINTER + Long.BYTES
                    && loadConfig.u64(CHPE_METADATA_POINTER) != 0;
        } catch (ObjectFormatException malformed) {
            return false;
        }
    }

    // ---- symbols: "The .edata Section"

    @Override
    public List<Symbol> symbols(Predicate<String> wanted) throws IOException {
        PeHeader.DataDirectory exports = header.exportTable();
        if (!exports.isPresent()) {
            return List.of();
        }
        Bytes directory = loaded(exports.rva(), "export directory table");
        int nameCount = directory.u32AsCount(24, MAX_EXPORTS);
        if (nameCount == 0) {
            return List.of();
        }
        Bytes addresses = loaded(directory.u32(28), directory.u32AsCount(20, MAX_EXPORTS), 4, "export address table");
        Bytes names = loaded(directory.u32(32), nameCount, 4, "export name pointer table");
        Bytes ordinals = loaded(directory.u32(36), nameCount, 2, "export ordinal table");
        WantedSymbols symbols = new WantedSymbols(wanted, names);
        for (int i = 0; i < nameCount; i++) {
            String name = loaded(names.entry(i, 4).u32(0), "export name").cString(0, WantedSymbols.MAX_NAME);
            long rva = exportAddress(addresses, ordinals.entry(i, 2));
            // An address within the export directory is a forwarder: the name of an export of another library.
            if (!exports.holds(rva)) {
                symbols.offer(name, header.imageBase() + rva);
            }
        }
        return symbols.found();
    }

    private static long exportAddress(Bytes addresses, Bytes ordinal) throws IOException {
        int index = ordinal.u16(0);
        if (index >= addresses.entries(4)) {
            throw ordinal.malformed(
                    0, "the ordinal is %d, but the number of addresses is %d".formatted(index, addresses.entries(4)));
        }
        return addresses.entry(index, 4).u32(0);
    }

    // ---- address to offset

    @Override
    public Bytes at(long address) throws IOException {
        return sections.at(address);
    }

    /** The loaded bytes from an RVA to the end of its section, with a name for messages. */
    private Bytes loaded(long rva, String structure) throws IOException {
        return at(header.imageBase() + rva).as(structure);
    }

    private Bytes loaded(long rva, int count, int entrySize, String structure) throws IOException {
        return at(header.imageBase() + rva).table(0, count, entrySize, structure);
    }

    @Override
    public int pointerSize() {
        return header.isPe32Plus() ? Long.BYTES : Integer.BYTES;
    }

    /** The word in the file: base relocations change it only if the image is not loaded at its {@code ImageBase}. */
    @Override
    public long pointer(long address) throws IOException {
        return at(address).word(0, pointerSize());
    }

    @Override
    public List<Bytes> constants() throws IOException {
        return sections.constants();
    }
}
