// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;

/**
 * Thrown when an object file cannot be read, because it is malformed or because this version does not support its kind.
 * The message does not name the file, so that it can follow the file's name and a colon. It ends in the remedy.
 */
public final class ObjectFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String finding;
    private final String remedy;
    private final boolean unsupported;

    private ObjectFormatException(String finding, String remedy, boolean unsupported) {
        super(finding + " " + remedy);
        this.finding = finding;
        this.remedy = remedy;
        this.unsupported = unsupported;
    }

    /**
     * The file violates its format.
     *
     * @param structure the format's name for the malformed part, such as {@code section header table}
     * @param offset in the file, in bytes, unsigned
     * @param what the violation, as a clause
     */
    public static ObjectFormatException malformed(String structure, long offset, String what) {
        return new ObjectFormatException(
                "malformed %s at offset 0x%x: %s.".formatted(structure, offset, what),
                "The file is damaged or cut short: build it again.",
                false);
    }

    /**
     * The file may be valid, but this version does not support its kind.
     *
     * @param what the kind of file, as the end of a sentence that begins with <i>it is</i>
     * @param remedy what to do instead, as a sentence
     */
    public static ObjectFormatException unsupported(String what, String remedy) {
        return new ObjectFormatException("it is %s.".formatted(what), remedy, true);
    }

    /** The message without its remedy, for callers that have another remedy. */
    public String finding() {
        return finding;
    }

    /** What to do, as one or more sentences. */
    public String remedy() {
        return remedy;
    }

    /** Whether the file may be valid, but this version does not support its kind. */
    public boolean isUnsupported() {
        return unsupported;
    }
}
