package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An ELF library or executable (System V gABI, chapters 4 and 5): Linux, Android, the BSDs, Solaris.
 *
 * <p>The structures of {@code ELFCLASS32} and {@code ELFCLASS64} have the same fields in other places.
 */
public final class ElfFile implements Image {

    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int PF_W = 2;

    private static final int SHT_SYMTAB = 2;
    private static final int SHT_STRTAB = 3;
    private static final int SHT_DYNAMIC = 6;
    private static final int SHT_NOBITS = 8;
    private static final int SHT_DYNSYM = 11;
    private static final int SHF_WRITE = 1;
    private static final int SHF_ALLOC = 2;
    private static final int SHN_UNDEF = 0;

    private static final int DT_NULL = 0;
    private static final int DT_NEEDED = 1;

    /**
     * Mangled names may be longer, but nobody asks for those, and a hostile file may use one long name for all
     * symbols.
     */
    private static final int MAX_NAME = 512;

    /** Several times what the largest programs have with all their local symbols. */
    private static final int MAX_SYMBOLS = 1 << 24;

    /** Far more than one caller has use for, and little enough for memory. */
    private static final int MAX_WANTED = 100_000;

    private final ElfHeader header;
    private final Bytes file;
    private final List<Section> sections;
    private final List<Segment> segments;
    private final OperatingSystem os;
    private final boolean musl;

    private ElfFile(ElfHeader header, Bytes file) throws IOException {
        this.header = header;
        this.file = file;
        this.sections = readSections();
        this.segments = readSegments();
        this.os = readOperatingSystem();
        // Android's C library is called libc.so as well.
        this.musl = os == OperatingSystem.LINUX && needs(ElfFile::isMusl);
    }

    /**
     * Reads what tells where the rest is. The byte order of {@code file} does not matter.
     *
     * @throws ObjectFormatException when the file's headers are malformed, or it is no library or executable
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

    /** A section header, as far as it is of use here; the numbers are unsigned. */
    private record Section(long type, long flags, long address, long offset, long size, long link, long entrySize) {}

    /** A program header, as far as it is of use here: a range of addresses that is filled from the file. */
    private record Segment(long type, long address, long offset, long size, boolean writable) {

        boolean holds(long wanted) {
            return Long.compareUnsigned(wanted - address, size) < 0;
        }
    }

    private List<Section> readSections() throws IOException {
        int size = header.shentsize();
        Bytes table = file.table(header.shoff(), sectionCount(), size, "section header table");
        if (table.length() == 0) {
            // The dynamic symbols of such a file would be found through PT_DYNAMIC: DT_SYMTAB, DT_STRTAB, DT_GNU_HASH.
            throw ObjectFormatException.unsupported(
                    "an ELF file without section headers",
                    "Build the library again, and strip it by cargo (strip = true) or the program strip, which "
                            + "keep them.");
        }
        List<Section> read = new ArrayList<>();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            read.add(new Section(
                    entry.u32(4),
                    word(entry, 8, 8),
                    word(entry, 12, 16),
                    word(entry, 16, 24),
                    word(entry, 20, 32),
                    entry.u32(header.is64() ? 40 : 24),
                    word(entry, 36, 56)));
        }
        return read;
    }

    private int sectionCount() throws IOException {
        if (header.shoff() == 0) {
            return 0;
        }
        if (header.shnum() > 0) {
            return header.shnum();
        }
        Bytes first = file.table(header.shoff(), 1, header.shentsize(), "section header table");
        return header.is64()
                ? first.u64AsCount(32, ElfHeader.MAX_SECTIONS)
                : first.u32AsCount(20, ElfHeader.MAX_SECTIONS);
    }

    private List<Segment> readSegments() throws IOException {
        if (header.phnum() == 0) {
            return segmentsOfSections();
        }
        int size = header.phentsize();
        Bytes table = file.table(header.phoff(), header.phnum(), size, "program header table");
        List<Segment> read = new ArrayList<>();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            boolean writable = (entry.u32(header.is64() ? 4 : 24) & PF_W) != 0;
            read.add(new Segment(entry.u32(0), word(entry, 8, 16), word(entry, 4, 8), word(entry, 16, 32), writable));
        }
        return read;
    }

    /** What stands for segments in a file that has none: the sections that the loader would load. */
    private List<Segment> segmentsOfSections() {
        return sections.stream()
                .filter(section -> (section.flags() & SHF_ALLOC) != 0 && section.type() != SHT_NOBITS)
                .map(section -> new Segment(
                        PT_LOAD,
                        section.address(),
                        section.offset(),
                        section.size(),
                        (section.flags() & SHF_WRITE) != 0))
                .toList();
    }

    /** A field of the class's own width, an address, an offset or a size, which is in either place. */
    private long word(Bytes structure, int offset32, int offset64) throws IOException {
        return header.is64() ? structure.u64(offset64) : structure.u32(offset32);
    }

    private List<Segment> segments(int type) {
        return segments.stream().filter(segment -> segment.type() == type).toList();
    }

    /** The system by the note of its tools, else by EI_OSABI, which most leave at 0; among those Linux is meant. */
    private OperatingSystem readOperatingSystem() throws IOException {
        for (Segment segment : segments(PT_NOTE)) {
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

    // ---- dynamic section: gABI chapter 5, "Dynamic Section"

    private boolean needs(Predicate<String> library) throws IOException {
        Optional<Section> dynamic = section(SHT_DYNAMIC);
        if (dynamic.isEmpty()) {
            return false;
        }
        Bytes names = strings(dynamic.get());
        Bytes table = contents(dynamic.get(), "dynamic section");
        int size = header.is64() ? 16 : 8;
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            long tag = word(entry, 0, 0);
            if (tag == DT_NULL) {
                break;
            }
            if (tag == DT_NEEDED && library.test(names.cString(word(entry, 4, 8), MAX_NAME))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Musl calls itself {@code libc.so}; Alpine calls it {@code libc.musl-<arch>.so.1}. The GNU C library is
     * {@code libc.so.6}.
     */
    private static boolean isMusl(String library) {
        return library.equals("libc.so") || library.startsWith("libc.musl-");
    }

    // ---- symbols: gABI chapter 4, "Symbol Table"

    @Override
    public List<Symbol> symbols(Predicate<String> wanted) throws IOException {
        List<Symbol> exported = symbols(section(SHT_DYNSYM), wanted);
        return exported.isEmpty() ? symbols(section(SHT_SYMTAB), wanted) : exported;
    }

    private List<Symbol> symbols(Optional<Section> section, Predicate<String> wanted) throws IOException {
        if (section.isEmpty()) {
            return List.of();
        }
        Bytes table = contents(section.get(), "symbol table");
        int size = header.is64() ? 24 : 16;
        if (section.get().entrySize() != size) {
            throw table.malformed(0, "its sh_entsize is not %d".formatted(size));
        }
        if (table.entries(size) > MAX_SYMBOLS) {
            throw table.malformed(0, "%d symbols, where %d are plenty".formatted(table.entries(size), MAX_SYMBOLS));
        }
        Bytes names = strings(section.get());
        List<Symbol> found = new ArrayList<>();
        for (long i = 1; i < table.entries(size); i++) { // the first one is STN_UNDEF
            Bytes entry = table.entry(i, size);
            if (entry.u16(header.is64() ? 6 : 14) == SHN_UNDEF) {
                continue;
            }
            String name = names.cString(entry.u32(0), MAX_NAME);
            if (wanted.test(name)) {
                if (found.size() == MAX_WANTED) {
                    throw table.malformed(0, "more than %d symbols like %s".formatted(MAX_WANTED, name));
                }
                found.add(new Symbol(name, word(entry, 4, 8)));
            }
        }
        return found;
    }

    /** The section of a type; a file has one of each of the types that are looked for here. */
    private Optional<Section> section(int type) {
        return sections.stream().filter(section -> section.type() == type).findFirst();
    }

    private Bytes contents(Section section, String structure) throws IOException {
        return file.slice(section.offset(), section.size(), structure);
    }

    /** The string table that a section's entries take their names from. */
    private Bytes strings(Section section) throws IOException {
        long link = section.link();
        if (link >= sections.size() || sections.get((int) link).type() != SHT_STRTAB) {
            throw ObjectFormatException.malformed(
                    "section", section.offset(), "its sh_link, %d, leads to no string table".formatted(link));
        }
        return contents(sections.get((int) link), "string table");
    }

    // ---- address to offset

    @Override
    public Bytes at(long address) throws IOException {
        for (Segment segment : segments(PT_LOAD)) {
            if (segment.holds(address)) {
                return contents(segment).from(address - segment.address());
            }
        }
        throw file.malformed(0, "no loaded segment holds address 0x%x".formatted(address));
    }

    @Override
    public int pointerSize() {
        return header.is64() ? Long.BYTES : Integer.BYTES;
    }

    @Override
    public long pointer(long address) throws IOException {
        return word(at(address), 0, 0);
    }

    @Override
    public List<Bytes> constants() throws IOException {
        List<Bytes> constants = new ArrayList<>();
        for (Segment segment : segments(PT_LOAD)) {
            if (!segment.writable()) {
                constants.add(contents(segment));
            }
        }
        return constants;
    }

    private Bytes contents(Segment segment) throws IOException {
        return file.slice(segment.offset(), segment.size(), "segment");
    }
}
