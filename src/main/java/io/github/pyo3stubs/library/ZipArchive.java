// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.limit.StubLimit;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ObjectFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file from elsewhere: a wheel or an archive of stubs. It may be hostile: unpacking has limits, and an entry that
 * contradicts the file's directory is refused.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">.ZIP File Format Specification</a>
 */
public final class ZipArchive implements Closeable {
    private static final int MAX_ENTRIES = 50_000;
    private static final int MAX_DIRECTORY_SIZE = 1 << 25;

    /** Libraries shrink to a third or a fifth, and what is all zeros to a thousandth. */
    private static final int MAX_RATIO = 200;

    /** The size up to which an entry may have any ratio. */
    private static final long HARMLESS = 1 << 26;

    /** Longer paths can be installed nowhere. */
    private static final int MAX_PATH_LENGTH = 1024;

    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int MAX_COMMENT_LENGTH = 0xffff;
    private static final String CUT_SHORT = "it is not a zip archive, or it is cut short";

    private final Path file;
    private final ZipFile zip;

    private ZipArchive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Opens a file.
     *
     * @throws ArchiveFormatException when the file is not a zip archive, or its directory is malformed or too large
     */
    public static ZipArchive open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<String> flaw = flawOfEnd(Bytes.of(channel, ByteOrder.LITTLE_ENDIAN));
            if (flaw.isPresent()) {
                throw new ArchiveFormatException(file, flaw.get());
            }
            return new ZipArchive(file, new ZipFile(file.toFile()));
        } catch (FileSystemException | ArchiveFormatException e) {
            throw e;
        } catch (ObjectFormatException e) {
            // The file has become shorter meanwhile. The remedy of this message is that of a library.
            throw new ArchiveFormatException(file, CUT_SHORT);
        } catch (IOException | IllegalArgumentException e) {
            // The second is the JDK's answer to names that are not text.
            throw new ArchiveFormatException(file, e);
        }
    }

    /**
     * What is wrong with the end of central directory record (section 4.3.16). By it the JDK makes room for the whole
     * directory before it looks closer. It takes the last record in the file, and the values of a ZIP64 record only in
     * place of the largest ones, which are beyond the limits here.
     */
    private static Optional<String> flawOfEnd(Bytes file) throws IOException {
        long last = file.length() - END_SIZE;
        for (long at = last; at >= Math.max(0, last - MAX_COMMENT_LENGTH); at--) {
            if (file.u32(at) == END_SIGNATURE) {
                int entries = file.u16(at + 10);
                long size = file.u32(at + 12);
                if (entries > MAX_ENTRIES || size > MAX_DIRECTORY_SIZE) {
                    return Optional.of(
                            "it says that it has %d entries in a directory of %d bytes, more than the limit of %d in %d"
                                    .formatted(entries, size, MAX_ENTRIES, MAX_DIRECTORY_SIZE));
                }
                return at + END_SIZE + file.u16(at + 20) == file.length()
                        ? Optional.empty()
                        : Optional.of("it does not end where the comment at its end does");
            }
        }
        return Optional.of(CUT_SHORT);
    }

    /**
     * The names of all entries, in the order of the file's directory.
     *
     * @throws ArchiveFormatException when there are too many entries
     */
    public List<String> entries() throws ArchiveFormatException {
        List<String> names = new ArrayList<>();
        try {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                if (names.size() == MAX_ENTRIES) {
                    throw new ArchiveFormatException(file, "it has more than %d entries".formatted(MAX_ENTRIES));
                }
                names.add(entries.nextElement().getName());
            }
        } catch (IllegalArgumentException e) {
            throw new ArchiveFormatException(file, e);
        }
        return names;
    }

    /**
     * The comment at the end of the file; empty if there is none.
     *
     * @throws ArchiveFormatException when the comment is not UTF-8
     */
    public String comment() throws ArchiveFormatException {
        try {
            return Optional.ofNullable(zip.getComment()).orElse("");
        } catch (IllegalArgumentException e) {
            throw new ArchiveFormatException(file, e);
        }
    }

    /** Whether an entry can be unpacked below a directory: its name is short enough and does not lead elsewhere. */
    public static boolean isInside(String entry) {
        return entry.length() <= MAX_PATH_LENGTH
                && entry.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
                && Stream.of(entry.split("/", -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    /**
     * Limits what is to be unpacked.
     *
     * @param entries the entries to unpack
     * @param kind what they are, in the plural
     * @throws ArchiveFormatException when there are more of them, or they unpack to more bytes in all
     */
    public void checkTotal(Collection<String> entries, String kind, int maxCount, long maxSize)
            throws ArchiveFormatException {
        long size = 0;
        for (String entry : entries) {
            size += Math.min(size(entry), maxSize);
        }
        if (entries.size() > maxCount || size > maxSize) {
            throw new ArchiveFormatException(
                    file,
                    "it says that it holds %d %s of %d bytes or more; the limit is %d of %d bytes in all"
                            .formatted(entries.size(), kind, size, maxCount, maxSize));
        }
    }

    /** Limits the stub files that are to be unpacked, as {@link #checkTotal} does. */
    public void checkStubs(Collection<String> entries) throws ArchiveFormatException {
        checkTotal(entries, "stub files", StubLimit.FILES, StubLimit.BYTES);
    }

    /** How many bytes an entry unpacks to, as the archive's directory says. */
    public long size(String entry) throws ArchiveFormatException {
        return size(find(entry));
    }

    /** Sizes of ZIP64 are unsigned, and beyond all limits here from 2<sup>63</sup> on. */
    private static long size(ZipEntry entry) {
        return entry.getSize() < 0 ? Long.MAX_VALUE : entry.getSize();
    }

    /**
     * Unpacks an entry while it is read. The stream ends where the archive's directory says and not before, with the
     * checksum that it says, or reading fails with {@link ArchiveFormatException}.
     *
     * @param limit how many bytes it may unpack to
     */
    public InputStream content(String entry, long limit) throws IOException {
        ZipEntry found = find(entry);
        if (size(found) > limit) {
            throw refused(entry, "unpacks to %d bytes, more than the limit of %d".formatted(size(found), limit));
        }
        if (size(found) > HARMLESS && size(found) / MAX_RATIO > found.getCompressedSize()) {
            throw refused(
                    entry,
                    "unpacks from %d to %d bytes, more than the limit of %d to 1"
                            .formatted(found.getCompressedSize(), size(found), MAX_RATIO));
        }
        try {
            return new Content(found, zip.getInputStream(found));
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveFormatException(file, e);
        }
    }

    private ZipEntry find(String entry) throws ArchiveFormatException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw refused(entry, "is no longer there");
        }
        return found;
    }

    private ArchiveFormatException refused(String entry, String what) {
        return new ArchiveFormatException(file, "its entry %s %s".formatted(entry, what));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Content extends InputStream {
        private final ZipEntry entry;
        private final InputStream unpacked;
        private final CRC32 checksum = new CRC32();
        private long left;

        private Content(ZipEntry entry, InputStream unpacked) {
            this.entry = entry;
            this.unpacked = unpacked;
            this.left = entry.getSize();
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                checkEndOfEntry();
                return -1;
            }
            int count = unpack(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw refused(
                        entry.getName(), "ends before the %d bytes that it is said to have".formatted(entry.getSize()));
            }
            checksum.update(target, offset, count);
            left -= count;
            return count;
        }

        private void checkEndOfEntry() throws IOException {
            if (unpack(new byte[1], 0, 1) >= 0) {
                throw refused(
                        entry.getName(),
                        "has more than the %d bytes that it is said to have".formatted(entry.getSize()));
            }
            if (checksum.getValue() != entry.getCrc()) {
                throw refused(entry.getName(), "is damaged: its checksum is not the one that it is said to have");
            }
        }

        private int unpack(byte[] target, int offset, int length) throws IOException {
            try {
                return unpacked.read(target, offset, length);
            } catch (IOException e) {
                throw new ArchiveFormatException(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }
}
