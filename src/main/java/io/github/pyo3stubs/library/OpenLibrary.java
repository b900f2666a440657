// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.remedy.UnnamedFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a library, which can be read until this is closed. A library in a wheel is unpacked for that long. */
public final class OpenLibrary implements Closeable {
    /** Libraries up to this size are unpacked into memory; a debug build of a large crate is not. */
    public static final int MAX_IN_MEMORY = 1 << 24;

    /** The largest library that is unpacked, some ten times the largest that is published. */
    public static final long MAX_UNPACKED = 1L << 30;

    private static final int CHUNK = 1 << 16;

    private final Bytes bytes;
    private final long unpacked;
    private final Closeable source;

    private OpenLibrary(Bytes bytes, long unpacked, Closeable source) {
        this.bytes = bytes;
        this.unpacked = unpacked;
        this.source = source;
    }

    static OpenLibrary file(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return ofChannel(channel, 0);
    }

    static OpenLibrary inWheel(Path wheel, String entry) throws IOException {
        try (ZipArchive archive = ZipArchive.open(wheel);
                InputStream content = archive.content(entry, MAX_UNPACKED)) {
            long size = archive.size(entry);
            if (size > MAX_IN_MEMORY) {
                return ofChannel(temporaryFile(content), size);
            }
            return new OpenLibrary(Bytes.of(content.readAllBytes(), ByteOrder.LITTLE_ENDIAN), size, () -> {});
        }
    }

    private static OpenLibrary ofChannel(FileChannel channel, long unpacked) throws IOException {
        try {
            return new OpenLibrary(Bytes.of(channel, ByteOrder.LITTLE_ENDIAN), unpacked, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A temporary file that is deleted when the channel is closed, or the Java virtual machine ends. */
    private static FileChannel temporaryFile(InputStream content) throws IOException {
        Path file = Files.createTempFile("pyo3stubs-", ".library");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        try {
            fill(channel, content);
            return channel;
        } catch (ArchiveFormatException | RuntimeException e) {
            channel.close();
            throw e;
        } catch (IOException e) {
            channel.close();
            // Such as a full disk, which is not the wheel's fault.
            throw UnnamedFailure.named(file.toString(), e);
        }
    }

    private static void fill(FileChannel channel, InputStream content) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            ByteBuffer rest = ByteBuffer.wrap(chunk, 0, count);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    /** The library from its first byte to its last; its byte order does not matter yet. */
    public Bytes bytes() {
        return bytes;
    }

    /** How many bytes of the library were read so far: all of them where it had to be unpacked. */
    public long bytesRead() {
        return Math.max(unpacked, bytes.bytesRead());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
