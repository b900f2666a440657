// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.object.ElfBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes wheels for tests, true ones and such as lie. */
public final class WheelBuilder {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** Made on Unix, by version 2.0 of the format; and a symbolic link that all may follow. */
    private static final short UNIX = 3 << 8 | 20;

    private static final int LINK = 0120777 << 16;

    private record Entry(String name, int method, byte[] packed, long size, long checksum, int attributes) {}

    private final List<Entry> entries = new ArrayList<>();
    private int saidEntries = -1;
    private int saidDirectorySize = -1;
    private boolean overlapping;

    /** Adds a file. */
    public WheelBuilder file(String name, byte[] content) {
        return packed(name, DEFLATED, deflated(content), content.length, checksum(content));
    }

    public WheelBuilder file(String name, String content) {
        return file(name, content.getBytes(UTF_8));
    }

    /** Adds a symbolic link, as {@code zip --symlinks} writes it. */
    public WheelBuilder link(String name, String target) {
        byte[] content = target.getBytes(UTF_8);
        entries.add(new Entry(name, STORED, content, content.length, checksum(content), LINK));
        return this;
    }

    public WheelBuilder library(String name, ElfBuilder library) {
        return file(name, library.bytes());
    }

    /**
     * Adds a file that is said to have this size and checksum, whatever it has. Sizes of more than 32 bits are said as
     * ZIP64 does it.
     *
     * @param method 0 for a file that is not compressed, 8 for a deflated one
     */
    WheelBuilder packed(String name, int method, byte[] packed, long size, long checksum) {
        entries.add(new Entry(name, method, packed, size, checksum, 0));
        return this;
    }

    /** Has the end record say how many entries there are, and how large the directory is. */
    WheelBuilder saying(int numberOfEntries, int directorySize) {
        saidEntries = numberOfEntries;
        saidDirectorySize = directorySize;
        return this;
    }

    /** Has all entries of the directory lead to the first file's content. */
    WheelBuilder overlapping() {
        overlapping = true;
        return this;
    }

    public Path write(Path wheel) {
        try {
            Files.createDirectories(wheel.toAbsolutePath().getParent());
            return Files.write(wheel, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            int offset = overlapping ? 0 : out.size();
            if (!overlapping || out.size() == 0) {
                out.writeBytes(header(0x04034b50, entry, 30).array());
                out.writeBytes(entry.name().getBytes(UTF_8));
                out.writeBytes(entry.packed());
            }
            byte[] zip64 = fits(entry.size())
                    ? new byte[0]
                    : little(12).putInt(0x80001).putLong(entry.size()).array();
            directory.writeBytes(header(0x02014b50, entry, 46)
                    .putShort(30, (short) zip64.length)
                    .putInt(38, entry.attributes())
                    .putInt(42, offset)
                    .array());
            directory.writeBytes(entry.name().getBytes(UTF_8));
            directory.writeBytes(zip64);
        }
        int count = saidEntries < 0 ? entries.size() : saidEntries;
        int size = saidDirectorySize < 0 ? directory.size() : saidDirectorySize;
        ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort((short) count);
        end.putShort((short) count).putInt(size).putInt(out.size());
        out.writeBytes(directory.toByteArray());
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    /** A local header, or one of the directory, which has one more version before the same fields. */
    private static ByteBuffer header(int signature, Entry entry, int length) {
        ByteBuffer header = little(length).putInt(signature).putShort((short) 20);
        if (length == 46) {
            header.putShort(UNIX);
        }
        int utf8Names = 0x800;
        header.putShort((short) utf8Names).putShort((short) entry.method()).putInt(0x5a210000);
        header.putInt((int) entry.checksum()).putInt(entry.packed().length);
        header.putInt(fits(entry.size()) ? (int) entry.size() : -1);
        return header.putShort((short) entry.name().getBytes(UTF_8).length);
    }

    private static boolean fits(long size) {
        return size >>> 32 == 0;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long checksum(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return checksum.getValue();
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Zeros, as many megabytes as asked for, without having them anywhere. */
    static byte[] deflatedZeros(int megabytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(new byte[1 << 20]);
        byte[] megabyte = new byte[1 << 13];
        int length = deflater.deflate(megabyte, 0, megabyte.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < megabytes; i++) {
            out.write(megabyte, 0, length);
        }
        out.writeBytes(deflated(new byte[0]));
        return out.toByteArray();
    }
}
