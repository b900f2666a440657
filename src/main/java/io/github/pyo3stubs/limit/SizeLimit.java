// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.UnnamedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The largest size of each kind of file that is read as a whole. A real file is far below it. */
public enum SizeLimit {

    /**
     * A stub that is written or read, so that each that was written can be read. {@link StubMemory} limits those that
     * are parsed.
     */
    STUB(
            HeapLimit.heap() >> 3,
            "Divide the module, or run this with more memory for Java (-Xmx), on which the limit depends."),

    /** A file of cargo's or a Python project's configuration. */
    TOML(1 << 20, "Correct it. No tool needs so much in it."),

    /** A list of a library's sources, as cargo writes it. */
    DEP_INFO(1 << 21, "Remove it, and build the library again."),

    /** The beginning of each stub, such as a licence. */
    HEADER(1 << 14, "Shorten it, for instance to the name of the licence.");

    private final int bytes;
    private final String advice;

    SizeLimit(long bytes, String advice) {
        this.bytes = (int) Math.min(bytes, 1 << 30);
        this.advice = advice;
    }

    /** The limit in bytes. */
    public int bytes() {
        return bytes;
    }

    /** What to do about a file that is larger. */
    public Advice advice() {
        return new Advice(advice);
    }

    /**
     * The content of a file.
     *
     * @throws TooLargeException when the file is larger than the limit
     */
    public byte[] read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > bytes) {
            throw new TooLargeException(file, this);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = new byte[(int) size];
            int length = stream.readNBytes(content, 0, content.length);
            // The file may be changed meanwhile
            byte[] more = stream.readNBytes(bytes + 1 - length);
            if (length + more.length > bytes) {
                throw new TooLargeException(file, this);
            } else if (more.length > 0 || length < content.length) {
                content = Arrays.copyOf(content, length + more.length);
                System.arraycopy(more, 0, content, length, more.length);
            }
            return content;
        } catch (IOException e) {
            throw UnnamedFailure.named(file.toString(), e);
        }
    }

    /**
     * The text of a file.
     *
     * @throws TooLargeException when the file is larger than the limit
     * @throws CharacterCodingException when the file is not UTF-8
     */
    public String readText(Path file) throws IOException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file))).toString();
    }
}
