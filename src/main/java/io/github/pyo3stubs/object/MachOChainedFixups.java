// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The chained fixups of a Mach-O file ({@code LC_DYLD_CHAINED_FIXUPS}, {@code mach-o/fixup-chains.h}): which words are
 * pointers, and how they are encoded in the file. For each page of a segment there is the offset of its first pointer;
 * each pointer contains the distance to the next one.
 */
final class MachOChainedFixups {

    private static final int DYLD_CHAINED_PTR_START_NONE = 0xffff;
    private static final int DYLD_CHAINED_PTR_START_MULTI = 0x8000;
    private static final int DYLD_CHAINED_PTR_START_LAST = 0x8000;

    /** Where {@code page_start} is in {@code dyld_chained_starts_in_segment}. */
    private static final int PAGE_START = 22;

    private final Bytes fixups;
    private final long imageBase;

    /**
     * Stores the arguments; nothing is read yet.
     *
     * @param fixups the data from {@code dyld_chained_fixups_header} on
     * @param imageBase the address that offsets in the image count from
     */
    MachOChainedFixups(Bytes fixups, long imageBase) {
        this.fixups = fixups;
        this.imageBase = imageBase;
    }

    static ObjectFormatException unsupported(String what) {
        return ObjectFormatException.unsupported(
                "a Mach-O file with chained fixups that this version cannot read (%s)".formatted(what),
                "Build the library again without them: RUSTFLAGS=\"-C link-arg=-Wl,-no_fixup_chains\".");
    }

    /**
     * The address that a pointer has once it is fixed up; empty if the word is in no chain, so that it needs no fixup.
     *
     * @param segment the index of the segment, in the order of the load commands
     * @param contents the segment's bytes
     * @param offset the pointer's offset in the segment
     */
    OptionalLong pointer(int segment, Bytes contents, long offset) throws IOException {
        Optional<Bytes> starts = starts(segment);
        if (starts.isEmpty()) {
            return OptionalLong.empty();
        }
        MachOChainedPointerFormat format =
                MachOChainedPointerFormat.of(starts.get().u16(6));
        int pageSize = pageSize(starts.get());
        long page = offset / pageSize;
        if (page >= starts.get().u16(20)) {
            return OptionalLong.empty();
        }
        Bytes words = contents.from(page * pageSize);
        int wanted = (int) (offset % pageSize);
        if (!new Chains(starts.get(), format, words, pageSize).reach((int) page, wanted)) {
            return OptionalLong.empty();
        }
        long word = words.word(wanted, format.size());
        if (format.isBind(word)) {
            throw words.malformed(wanted, "a pointer to a symbol of another library, not to data of this one");
        }
        return OptionalLong.of(format.target(word, imageBase, starts.get().u32(16)));
    }

    /** The segment's {@code dyld_chained_starts_in_segment}; empty if it has no fixups. */
    private Optional<Bytes> starts(int segment) throws IOException {
        long version = fixups.u32(0);
        if (version != 0) {
            throw unsupported("version %d".formatted(version));
        }
        Bytes image = fixups.from(fixups.u32(4));
        if (segment >= image.u32AsCount(0, MachOFile.MAX_SEGMENTS)) {
            return Optional.empty();
        }
        long offset = image.u32(4 + 4L * segment);
        return offset == 0 ? Optional.empty() : Optional.of(image.from(offset));
    }

    private static int pageSize(Bytes starts) throws IOException {
        int pageSize = starts.u16(4);
        if (pageSize != 0x1000 && pageSize != 0x4000) {
            throw starts.malformed(4, "page_size is %d".formatted(pageSize));
        }
        return pageSize;
    }

    /**
     * The chains of one page. They are followed because only a word in a chain is a pointer; other words between
     * pointers are numbers. A page has one chain, or several where the next pointer is too far away for a 32-bit
     * pointer to encode.
     */
    private static final class Chains {

        private final Bytes starts;
        private final MachOChainedPointerFormat format;
        private final Bytes words;
        private final int pageSize;

        /** The number of pointers that the page can still have, because no pointer is in two chains. */
        private int unread;

        private Chains(Bytes starts, MachOChainedPointerFormat format, Bytes words, int pageSize) {
            this.starts = starts;
            this.format = format;
            this.words = words;
            this.pageSize = pageSize;
            this.unread = pageSize / format.stride();
        }

        private boolean reach(int page, int wanted) throws IOException {
            int start = start(page);
            if (start == DYLD_CHAINED_PTR_START_NONE) {
                return false;
            }
            if ((start & DYLD_CHAINED_PTR_START_MULTI) == 0) {
                return reachFrom(start, wanted);
            }
            int index = start & ~DYLD_CHAINED_PTR_START_MULTI;
            for (boolean last = false; !last; index++) {
                int one = start(index);
                if (reachFrom(one & ~DYLD_CHAINED_PTR_START_LAST, wanted)) {
                    return true;
                }
                last = (one & DYLD_CHAINED_PTR_START_LAST) != 0;
            }
            return false;
        }

        private int start(int index) throws IOException {
            return starts.u16(PAGE_START + 2L * index);
        }

        /**
         * Whether the chain from a start contains the wanted word. Chains lead forwards, so the search ends behind the
         * word.
         */
        private boolean reachFrom(int start, int wanted) throws IOException {
            int at = start;
            int next = at;
            do {
                at = next;
                if (unread-- == 0 || at >= pageSize) {
                    throw words.malformed(
                            at, "a fixup chain that leaves its page or shares pointers with another chain");
                }
                next = at + format.next(words.word(at, format.size()));
            } while (at < wanted && next != at);
            return at == wanted;
        }
    }
}
