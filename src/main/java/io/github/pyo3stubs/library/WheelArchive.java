// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

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
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A wheel, read as a zip archive. It may be hostile: unpacking has limits, and an entry that contradicts the archive's
 * directory is refused.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">.ZIP File Format Specification</a>
 */
public final class WheelArchive implements Closeable {
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
    private static final String CUT_SHORT = "it is not a zip archive, as wheels are, or it is cut short";

    private final Path wheel;
    private final ZipFile zip;

    private WheelArchive(Path wheel, ZipFile zip) {
        this.wheel = wheel;
        this.zip = zip;
    }

    /**
     * Opens a wheel.
     *
     * @throws WheelFormatException when the file is not a zip archive, or its directory is malformed or too large
     */
    public static WheelArchive open(Path wheel) throws IOException {
        try (FileChannel channel = FileChannel.open(wheel, StandardOpenOption.READ)) {
            Optional<String> flaw = flawOfEnd(Bytes.of(channel, ByteOrder.LITTLE_ENDIAN));
            if (flaw.isPresent()) {
                throw new WheelFormatException(wheel, flaw.get());
            }
            return new WheelArchive(wheel, new ZipFile(wheel.toFile()));
        } catch (FileSystemException | WheelFormatException e) {
            throw e;
        } catch (ObjectFormatException e) {
            // The file has become shorter meanwhile. The remedy of this message is that of a library.
            throw new WheelFormatException(wheel, CUT_SHORT);
        } catch (IOException | IllegalArgumentException e) {
            // The second is the JDK's answer to names that are not text.
            throw new WheelFormatException(wheel, e);
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
     * The entry of each file that the wheel installs, by the file's path in site-packages. Names that lead elsewhere
     * are left out, as nothing there could be imported.
     *
     * @throws WheelFormatException when there are too many entries, or two for one file
     */
    public SortedMap<String, String> files() throws WheelFormatException {
        SortedMap<String, String> files = new TreeMap<>();
        try {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            for (int count = 1; entries.hasMoreElements(); count++) {
                if (count > MAX_ENTRIES) {
                    throw new WheelFormatException(wheel, "it has more than %d entries".formatted(MAX_ENTRIES));
                }
                String entry = entries.nextElement().getName();
                Optional<String> path = installed(entry);
                if (path.isPresent() && files.put(path.get(), entry) != null) {
                    throw new WheelFormatException(wheel, "it has two entries for the file " + path.get());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new WheelFormatException(wheel, e);
        }
        return files;
    }

    /** Binary distribution format, "The .data directory": two of its directories are installed like the root. */
    private static Optional<String> installed(String entry) {
        List<String> names = List.of(entry.split("/", -1));
        boolean isSafe = entry.length() <= MAX_PATH_LENGTH
                && entry.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
                && names.stream().noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (!isSafe) {
            return Optional.empty();
        }
        boolean isData = names.size() > 2
                && names.get(0).endsWith(".data")
                && (names.get(1).equals("platlib") || names.get(1).equals("purelib"));
        return Optional.of(isData ? String.join("/", names.subList(2, names.size())) : entry);
    }

    /** How many bytes an entry unpacks to, as the archive's directory says. */
    public long size(String entry) throws WheelFormatException {
        return size(find(entry));
    }

    /** Sizes of ZIP64 are unsigned, and beyond all limits here from 2<sup>63</sup> on. */
    private static long size(ZipEntry entry) {
        return entry.getSize() < 0 ? Long.MAX_VALUE : entry.getSize();
    }

    /**
     * Unpacks an entry while it is read. The stream ends where the archive's directory says and not before, with the
     * checksum that it says, or reading fails with {@link WheelFormatException}.
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
                    "unpacks from %d to %d bytes, as no library does"
                            .formatted(found.getCompressedSize(), size(found)));
        }
        try {
            return new Content(found, zip.getInputStream(found));
        } catch (IOException | IllegalArgumentException e) {
            throw new WheelFormatException(wheel, e);
        }
    }

    private ZipEntry find(String entry) throws WheelFormatException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw refused(entry, "is no longer there");
        }
        return found;
    }

    private WheelFormatException refused(String entry, String what) {
        return new WheelFormatException(wheel, "its entry %s %s".formatted(entry, what));
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
                throw new WheelFormatException(wheel, e);
            }
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }
}
