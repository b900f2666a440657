// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An ELF library or executable (System V gABI, chapters 4 and 5): Linux, Android, the BSDs, Solaris.
 *
 * <p>The structures of {@code ELFCLASS32} and {@code ELFCLASS64} have the same fields at different offsets.
 */
public final class ElfFile implements Image {

    private static final int SHN_ABS = 0xfff1;

    private final ElfHeader header;
    private final Bytes file;
    private final List<ElfSection> sections;
    private final ElfSegments segments;
    private final Optional<ElfDynamic> dynamic;
    private final OperatingSystem os;
    private final boolean musl;

    /** Null until {@link #pointer} is called for the first time. */
    private Optional<ElfRelocations> relocations;

    private ElfFile(ElfHeader header, Bytes file) throws IOException {
        this.header = header;
        this.file = file;
        this.sections = ElfSection.read(header, file);
        if (ElfSection.areOfDebugFile(sections)) {
            throw ObjectFormatException.unsupported(
                    "a debug file, which has a library's debugging information but not its data",
                    ElfHeader.NAME_THE_LIBRARY);
        }
        this.segments = ElfSegments.read(header, file, sections);
        this.dynamic = readDynamic();
        this.os = readOperatingSystem();
        // Android's C library has the same name as musl: libc.so.
        this.musl = os == OperatingSystem.LINUX
                && dynamic.isPresent()
                && dynamic.get().needsMusl();
    }

    /**
     * Reads the headers; the rest is read on demand. The byte order of {@code file} does not matter.
     *
     * @throws ObjectFormatException when the headers are malformed, or the file is not a library or an executable
     */
    static ElfFile read(Bytes file) throws IOException {
        ElfHeader header = ElfHeader.read(file);
        return new ElfFile(header, file.in(header.order()));
    }

    @Override
    public String format() {
        return "ELF";
    }

    @Override
    public OperatingSystem os() {
        return os;
    }

    @Override
    public Cpu cpu() {
        return header.cpu();
    }

    @Override
    public boolean musl() {
        return musl;
    }

    // ---- sections and segments: gABI chapter 4, "Sections", and chapter 5, "Program Header"

    private Optional<ElfDynamic> readDynamic() throws IOException {
        List<LoadedRanges.Range> segment = segments.ofType(ElfSegments.PT_DYNAMIC);
        if (!segment.isEmpty()) {
            Bytes table = file.slice(segment.get(0).offset(), segment.get(0).size(), "dynamic section");
            return Optional.of(ElfDynamic.read(header, segments.loaded(), table));
        }
        Optional<ElfSection> section = section(ElfSection.SHT_DYNAMIC);
        return section.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ElfDynamic.read(header, segments.loaded(), section.get().contents(file, "dynamic section")));
    }

    /**
     * The system by the note that its tools write, else by EI_OSABI. Most tools leave EI_OSABI at 0; without a note, 0
     * means Linux.
     */
    private OperatingSystem readOperatingSystem() throws IOException {
        for (LoadedRanges.Range segment : segments.ofType(ElfSegments.PT_NOTE)) {
            Optional<OperatingSystem> noted = ElfNotes.operatingSystem(file, segment.offset(), segment.size());
            if (noted.isPresent()) {
                return noted.get();
            }
        }
        return switch (header.osAbi()) {
            case 0, 3 -> OperatingSystem.LINUX;
            case 2 -> OperatingSystem.NETBSD;
            case 6 -> OperatingSystem.SOLARIS;
            case 9 -> OperatingSystem.FREEBSD;
            case 12 -> OperatingSystem.OPENBSD;
            default -> OperatingSystem.UNKNOWN;
        };
    }

    // ---- symbols: gABI chapter 4, "Symbol Table"

    @Override
    public List<Symbol> symbols(Predicate<String> wanted) throws IOException {
        List<Symbol> exported = exported(wanted);
        return exported.isEmpty() ? symbols(section(ElfSection.SHT_SYMTAB), wanted) : exported;
    }

    private List<Symbol> exported(Predicate<String> wanted) throws IOException {
        Optional<ElfSection> section = section(ElfSection.SHT_DYNSYM);
        if (section.isPresent() || dynamic.isEmpty()) {
            return symbols(section, wanted);
        }
        Optional<Bytes> table = dynamic.get().symbolTable();
        return table.isEmpty() ? List.of() : symbols(table.get(), dynamic.get().strings(), wanted);
    }

    private List<Symbol> symbols(Optional<ElfSection> section, Predicate<String> wanted) throws IOException {
        if (section.isEmpty()) {
            return List.of();
        }
        Bytes table = section.get().contents(file, "symbol table");
        int size = header.syment();
        if (section.get().entrySize() != size) {
            throw table.malformed(0, "its sh_entsize is not %d".formatted(size));
        }
        if (table.entries(size) > WantedSymbols.MAX_SYMBOLS) {
            throw table.malformed(
                    0,
                    "%d symbols, more than the limit of %d".formatted(table.entries(size), WantedSymbols.MAX_SYMBOLS));
        }
        return symbols(table, strings(section.get()), wanted);
    }

    private List<Symbol> symbols(Bytes table, Bytes names, Predicate<String> wanted) throws IOException {
        int size = header.syment();
        WantedSymbols symbols = new WantedSymbols(wanted, table);
        long count = table.entries(size);
        for (long i = 1; i < count; i++) { // the first one is STN_UNDEF
            long name = table.u32(i * size);
            if (isAddress(header.shndx(table, i * size)) && symbols.mayWant(names, name)) {
                symbols.offer(names, name, header.word(table.entry(i, size), 4, 8));
            }
        }
        return symbols.found();
    }

    /**
     * Whether a symbol with this {@code st_shndx} has an address. The section itself does not matter, so SHN_XINDEX
     * needs no look-up.
     */
    private static boolean isAddress(int shndx) {
        return shndx != ElfHeader.SHN_UNDEF && shndx != SHN_ABS;
    }

    /** The first section of a type. The types looked for here occur at most once in a file. */
    private Optional<ElfSection> section(int type) {
        for (ElfSection section : sections) {
            if (section.type() == type) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** The string table with the names of a section's entries. */
    private Bytes strings(ElfSection section) throws IOException {
        long link = section.link();
        if (link >= sections.size() || sections.get((int) link).type() != ElfSection.SHT_STRTAB) {
            throw ObjectFormatException.malformed(
                    "section", section.offset(), "its sh_link, %d, is not the index of a string table".formatted(link));
        }
        return sections.get((int) link).contents(file, "string table");
    }

    // ---- address to offset

    @Override
    public Bytes at(long address) throws IOException {
        return segments.loaded().at(address);
    }

    @Override
    public int pointerSize() {
        return header.pointerSize();
    }

    @Override
    public long pointer(long address) throws IOException {
        long word = at(address).word(0, pointerSize());
        if (relocations == null) {
            relocations = dynamic.isEmpty()
                    ? Optional.empty()
                    : ElfRelocations.read(header, dynamic.get(), segments.lowestAddress());
        }
        return relocations.isEmpty() ? word : relocations.get().pointer(address).orElse(word);
    }

    @Override
    public List<Bytes> constants() throws IOException {
        return segments.loaded().constants(ElfTables.of(header, file, sections));
    }
}
