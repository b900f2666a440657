// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.object.MachOLoadCommand.LC_DYLD_CHAINED_FIXUPS;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_DYLD_EXPORTS_TRIE;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_DYLD_INFO;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_DYLD_INFO_ONLY;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_DYSYMTAB;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_SEGMENT;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_SEGMENT_64;
import static io.github.pyo3stubs.object.MachOLoadCommand.LC_SYMTAB;

import io.github.pyo3stubs.object.LoadedRanges.Range;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A Mach-O library or executable for one processor ({@code mach-o/loader.h}): macOS, iOS and Apple's other systems. The
 * slices of a {@link MachOFatFile} are such files; offsets count from the beginning of the slice.
 *
 * <p>The structures for 32 and 64 bits have the same fields at different offsets.
 */
public final class MachOFile implements Image {

    private static final int VM_PROT_WRITE = 2;
    private static final String SEG_LINKEDIT = "__LINKEDIT";

    private static final int N_STAB = 0xe0;
    private static final int N_TYPE = 0x0e;
    private static final int N_SECT = 0x0e;

    /** Libraries have about half a dozen segments. Only core dumps have more than this. */
    static final int MAX_SEGMENTS = 0xff;

    private final MachOHeader header;
    private final Bytes file;
    private final List<MachOLoadCommand> commands;
    private final LoadedRanges segments;
    private final OperatingSystem os;

    private MachOFile(MachOHeader header, Bytes file) throws IOException {
        this.header = header;
        this.file = file;
        this.commands = MachOLoadCommand.readAll(header, file);
        this.segments = readSegments();
        this.os = readOperatingSystem();
    }

    /**
     * Reads the headers; the rest is read on demand. The byte order of {@code file} does not matter.
     *
     * @throws ObjectFormatException when the headers are malformed, or the file is not a library or an executable
     */
    static MachOFile read(Bytes file) throws IOException {
        MachOHeader header = MachOHeader.read(file);
        return new MachOFile(header, file.in(header.order()));
    }

    @Override
    public String format() {
        return "Mach-O";
    }

    @Override
    public OperatingSystem os() {
        return os;
    }

    @Override
    public Cpu cpu() {
        return header.cpu();
    }

    // ---- load commands: load_command (mach-o/loader.h)

    private Optional<MachOLoadCommand> command(int cmd) {
        return commands.stream().filter(command -> command.cmd() == cmd).findFirst();
    }

    /**
     * The first system that this version knows, because a library for macOS and Mac Catalyst names both. A library that
     * names none is for macOS.
     */
    private OperatingSystem readOperatingSystem() throws IOException {
        OperatingSystem os = OperatingSystem.MACOS; // old linkers for macOS write no load command for the system
        for (MachOLoadCommand command : commands) {
            Optional<OperatingSystem> named = command.operatingSystem();
            if (named.isPresent()) {
                os = named.get();
                if (os != OperatingSystem.UNKNOWN) {
                    break;
                }
            }
        }
        return os;
    }

    // ---- segments: segment_command and segment_command_64

    private LoadedRanges readSegments() throws IOException {
        List<Range> read = new ArrayList<>();
        for (MachOLoadCommand command : commands) {
            if (command.cmd() != (header.is64() ? LC_SEGMENT_64 : LC_SEGMENT)) {
                continue;
            }
            Bytes fields = command.fields();
            if (read.size() == MAX_SEGMENTS) {
                throw fields.malformed(0, "more than %d segments".formatted(MAX_SEGMENTS));
            }
            read.add(new Range(word(fields, 24, 24), word(fields, 32, 40), word(fields, 36, 48), isConstant(fields)));
        }
        return new LoadedRanges(file, "segment", read);
    }

    /**
     * Whether a segment is read-only data, as {@code __TEXT} is. {@code __DATA_CONST} is not: it contains pointers and
     * is writable until the loader has fixed them up. {@code __LINKEDIT} is not either: it contains the linker's
     * tables.
     */
    private boolean isConstant(Bytes segment) throws IOException {
        boolean writable = (segment.u32(header.is64() ? 60 : 44) & VM_PROT_WRITE) != 0; // initprot
        return !writable && !segment.cString(8, 16).equals(SEG_LINKEDIT);
    }

    /** An address, offset or size. Its width, and which of the two offsets counts, depend on the file. */
    private long word(Bytes structure, long offset32, long offset64) throws IOException {
        return structure.word(header.is64() ? offset64 : offset32, pointerSize());
    }

    /** The address of the header, which is that of the segment at offset 0 of the file. */
    private long imageBase() throws IOException {
        return segments.ranges().stream()
                .filter(segment -> segment.offset() == 0 && segment.size() != 0)
                .findFirst()
                .orElseThrow(() -> file.malformed(0, "no segment contains the file's header"))
                .address();
    }

    // ---- symbols: symtab_command, dysymtab_command, nlist and nlist_64 (mach-o/nlist.h)

    /**
     * The exported symbols, from the symbol table or, if it is stripped, from the export trie. If none of these is
     * wanted, symbols of the whole table, including local ones.
     */
    @Override
    public List<Symbol> symbols(Predicate<String> wanted) throws IOException {
        List<Symbol> external = symbols(externalSymbols(), wanted);
        if (!external.isEmpty()) {
            return external;
        }
        List<Symbol> exported = exportedSymbols(wanted);
        return exported.isEmpty() ? symbols(symbolTable(), wanted) : exported;
    }

    private Optional<Bytes> symbolTable() throws IOException {
        Optional<MachOLoadCommand> symtab = command(LC_SYMTAB);
        if (symtab.isEmpty()) {
            return Optional.empty();
        }
        Bytes fields = symtab.get().fields();
        int count = fields.u32AsCount(12, WantedSymbols.MAX_SYMBOLS);
        return Optional.of(file.table(fields.u32(8), count, nlistSize(), "symbol table"));
    }

    /** The exported symbols of the symbol table. */
    private Optional<Bytes> externalSymbols() throws IOException {
        Optional<MachOLoadCommand> dysymtab = command(LC_DYSYMTAB);
        Optional<Bytes> table = symbolTable();
        if (dysymtab.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        long iextdefsym = dysymtab.get().fields().u32(16);
        int nextdefsym = dysymtab.get().fields().u32AsCount(20, WantedSymbols.MAX_SYMBOLS);
        return Optional.of(table.get().table(iextdefsym * nlistSize(), nextdefsym, nlistSize(), "external symbols"));
    }

    private int nlistSize() {
        return header.is64() ? 16 : 12;
    }

    private List<Symbol> symbols(Optional<Bytes> table, Predicate<String> wanted) throws IOException {
        if (table.isEmpty()) {
            return List.of();
        }
        Bytes names = strings();
        WantedSymbols symbols = new WantedSymbols(wanted, table.get());
        for (long i = 0; i < table.get().entries(nlistSize()); i++) {
            Bytes entry = table.get().entry(i, nlistSize());
            int type = entry.u8(4);
            boolean isDefined = (type & N_STAB) == 0 && (type & N_TYPE) == N_SECT;
            if (isDefined && symbols.mayWant(names, entry.u32(0))) {
                symbols.offer(names, entry.u32(0), word(entry, 8, 8));
            }
        }
        return symbols.found();
    }

    /** The string table with the names of the symbol table's entries. */
    private Bytes strings() throws IOException {
        Bytes fields = command(LC_SYMTAB).orElseThrow().fields();
        return file.slice(fields.u32(16), fields.u32(20), "string table");
    }

    private List<Symbol> exportedSymbols(Predicate<String> wanted) throws IOException {
        for (MachOLoadCommand command : commands) {
            Optional<Bytes> trie = switch (command.cmd()) {
                case LC_DYLD_INFO, LC_DYLD_INFO_ONLY -> command.data(file, 40, "export trie");
                case LC_DYLD_EXPORTS_TRIE -> command.data(file, 8, "export trie");
                default -> Optional.empty();
            };
            if (trie.isPresent()) {
                return MachOExportTrie.symbols(trie.get(), imageBase(), wanted);
            }
        }
        return List.of();
    }

    // ---- address to offset

    @Override
    public Bytes at(long address) throws IOException {
        return segments.at(address);
    }

    @Override
    public int pointerSize() {
        return header.is64() ? Long.BYTES : Integer.BYTES;
    }

    /**
     * Without chained fixups the word in the file is the address: {@code LC_DYLD_INFO} only says which words to slide.
     */
    @Override
    public long pointer(long address) throws IOException {
        int place = segments.indexAt(address);
        Range segment = segments.ranges().get(place);
        Bytes contents = segments.contents(segment);
        long offset = address - segment.address();
        Optional<MachOChainedFixups> fixups = chainedFixups();
        OptionalLong fixed = fixups.isPresent() ? fixups.get().pointer(place, contents, offset) : OptionalLong.empty();
        return fixed.isPresent() ? fixed.getAsLong() : contents.word(offset, pointerSize());
    }

    private Optional<MachOChainedFixups> chainedFixups() throws IOException {
        Optional<MachOLoadCommand> command = command(LC_DYLD_CHAINED_FIXUPS);
        Optional<Bytes> fixups = command.isPresent() ? command.get().data(file, 8, "chained fixups") : Optional.empty();
        return fixups.isPresent() ? Optional.of(new MachOChainedFixups(fixups.get(), imageBase())) : Optional.empty();
    }

    @Override
    public List<Bytes> constants() throws IOException {
        return MachOSections.constants(header, file, commands, segments);
    }
}
