// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.object.LoadedRanges.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a Mach-O file that contain only instructions. They are about half of the segment {@code __TEXT},
 * which contains the constants too.
 *
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h">section and
 *     section_64 in mach-o/loader.h</a>
 */
final class MachOSections {

    private static final int S_ATTR_PURE_INSTRUCTIONS = 0x80000000;

    /** Symbols name their section by a byte, so libraries have fewer. The instructions of further ones are searched. */
    private static final int MAX_SECTIONS = 255;

    private MachOSections() {}

    /**
     * The read-only data: the constant segments without their instructions.
     *
     * @param segments those of the commands
     */
    static List<Bytes> constants(MachOHeader header, Bytes file, List<MachOLoadCommand> commands, LoadedRanges segments)
            throws IOException {
        List<Range> instructions = new ArrayList<>();
        for (MachOLoadCommand command : commands) {
            if (command.cmd() == (header.is64() ? MachOLoadCommand.LC_SEGMENT_64 : MachOLoadCommand.LC_SEGMENT)) {
                instructions.addAll(instructions(header, command.fields()));
            }
        }
        return segments.constants(instructions);
    }

    private static List<Range> instructions(MachOHeader header, Bytes segment) throws IOException {
        long count = segment.u32(header.is64() ? 64 : 48);
        int first = header.is64() ? 72 : 56;
        int size = header.is64() ? 80 : 68;
        List<Range> instructions = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MAX_SECTIONS); i++) {
            Bytes section = segment.slice(first + (long) i * size, size, "section");
            if ((section.u32(header.is64() ? 64 : 56) & S_ATTR_PURE_INSTRUCTIONS) != 0) {
                int word = header.is64() ? 8 : 4;
                instructions.add(new Range(
                        section.word(32, word),
                        section.u32(header.is64() ? 48 : 40),
                        section.word(32 + word, word),
                        false));
            }
        }
        return instructions;
    }
}
