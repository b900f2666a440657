// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bytes of a file, read page by page through a cache, without reading ahead. The cache keeps the pages used last,
 * so that a walk through a table and the strings that it points to reads each page once.
 */
final class PagedSource implements ByteSource {

    static final int PAGE_SIZE = 4096;
    static final int PAGES_KEPT = 256;

    /** Copies of this size and more are of data that is looked at once, so they leave the cache as it is. */
    private static final int UNCACHED = 4 * PAGE_SIZE;

    private final FileChannel channel;
    private final long length;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(PAGES_KEPT, 0.75f, true);
    private long bytesRead;

    /** The index of the page used last. This page and the one before are kept so that few bytes need a look-up. */
    private long currentIndex = -1;

    private byte[] current = {};
    private long previousIndex = -1;
    private byte[] previous = {};

    PagedSource(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int u8(long offset) throws IOException {
        return Byte.toUnsignedInt(page(offset)[(int) (offset % PAGE_SIZE)]);
    }

    // The following look a page up once, and not once for each byte.

    @Override
    public long unsigned(long offset, int width, boolean isBigEndian) throws IOException {
        byte[] page = page(offset);
        int first = (int) (offset % PAGE_SIZE);
        if (first + width > page.length) {
            return ByteSource.super.unsigned(offset, width, isBigEndian);
        }
        int at = isBigEndian ? first : first + width - 1;
        int step = isBigEndian ? 1 : -1;
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << Byte.SIZE | page[at] & 0xff;
            at += step;
        }
        return value;
    }

    @Override
    public int lengthToNul(long offset, int limit) throws IOException {
        int length = 0;
        while (length < limit) {
            byte[] page = page(offset + length);
            int at = (int) ((offset + length) % PAGE_SIZE);
            for (int end = at + Math.min(page.length - at, limit - length); at < end; at++) {
                if (page[at] == 0) {
                    return length;
                }
                length++;
            }
        }
        return limit;
    }

    @Override
    public boolean hasAt(long offset, byte[] text) throws IOException {
        byte[] page = page(offset);
        int first = (int) (offset % PAGE_SIZE);
        return first + text.length > page.length
                ? ByteSource.super.hasAt(offset, text)
                : Arrays.equals(page, first, first + text.length, text, 0, text.length);
    }

    @Override
    public void copy(long offset, byte[] target, int count) throws IOException {
        if (count >= UNCACHED) {
            read(offset, ByteBuffer.wrap(target, 0, count));
            return;
        }
        int copied = 0;
        while (copied < count) {
            byte[] page = page(offset + copied);
            int from = (int) ((offset + copied) % PAGE_SIZE);
            int part = Math.min(page.length - from, count - copied);
            System.arraycopy(page, from, target, copied, part);
            copied += part;
        }
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    private byte[] page(long offset) throws IOException {
        long index = offset / PAGE_SIZE;
        if (index != currentIndex) {
            // A walk through a table and the strings that it points to goes back and forth between two pages.
            byte[] page = index == previousIndex ? previous : lookUp(index);
            previous = current;
            previousIndex = currentIndex;
            current = page;
            currentIndex = index;
        }
        return current;
    }

    private byte[] lookUp(long index) throws IOException {
        byte[] page = pages.get(index);
        if (page == null) {
            page = read(index * PAGE_SIZE);
            makeRoom();
            pages.put(index, page);
        }
        return page;
    }

    private void makeRoom() {
        if (pages.size() == PAGES_KEPT) {
            Iterator<Long> leastRecentlyUsed = pages.keySet().iterator();
            leastRecentlyUsed.next();
            leastRecentlyUsed.remove();
        }
    }

    private byte[] read(long position) throws IOException {
        byte[] page = new byte[(int) Math.min(PAGE_SIZE, length - position)];
        read(position, ByteBuffer.wrap(page));
        return page;
    }

    private void read(long position, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            int count = channel.read(target, position + target.position());
            if (count < 0) {
                throw ObjectFormatException.malformed(
                        "file", position + target.position(), "it became shorter while it was read");
            }
            bytesRead += count;
        }
    }
}
