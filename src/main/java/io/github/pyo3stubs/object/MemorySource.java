// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

/** The bytes of a file in memory. */
final class MemorySource implements ByteSource {

    private final byte[] bytes;

    MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public int u8(long offset) {
        return Byte.toUnsignedInt(bytes[Math.toIntExact(offset)]);
    }

    @Override
    public void copy(long offset, byte[] target, int count) {
        System.arraycopy(bytes, Math.toIntExact(offset), target, 0, count);
    }

    @Override
    public long bytesRead() {
        return 0;
    }
}
