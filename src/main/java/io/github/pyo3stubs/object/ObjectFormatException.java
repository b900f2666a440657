package io.github.pyo3stubs.object;

import java.io.IOException;

/**
 * An object file that cannot be read, either because it contradicts its format or because it is of a kind that this
 * version does not read. The message speaks of the file without naming it, so that it can follow the name and a colon,
 * and ends in the remedy.
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
     * The file contradicts its format.
     *
     * @param structure the format's word for the part that is wrong, such as {@code section header table}
     * @param offset where in the file, in bytes from its beginning, unsigned
     * @param what the contradiction, as a clause
     */
    public static ObjectFormatException malformed(String structure, long offset, String what) {
        return new ObjectFormatException(
                "malformed %s at offset 0x%x: %s.".formatted(structure, offset, what),
                "The file is damaged or cut short: build it again.",
                false);
    }

    /**
     * The file may be sound, but this version does not read its kind.
     *
     * @param what what the file is, as the end of a sentence that begins with <i>it is</i>
     * @param remedy what to do instead, as a sentence
     */
    public static ObjectFormatException unsupported(String what, String remedy) {
        return new ObjectFormatException("it is %s.".formatted(what), remedy, true);
    }

    /** The message without its remedy, for where another one is right. */
    public String finding() {
        return finding;
    }

    /** What to do, as one or more sentences. */
    public String remedy() {
        return remedy;
    }

    /** Whether the file may be sound, and only its kind is none that this version reads. */
    public boolean isUnsupported() {
        return unsupported;
    }
}
