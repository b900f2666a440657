package io.github.pyo3stubs.merge;

/** What counts when a committed stub is compared with the library. */
public enum Comparison {
    /**
     * What the stub says. Formatting, quotes, the spelling of numbers, comments, the order of declarations with different
     * names, imports and aliases, and quotes around annotations do not count. The order of the members of a union does:
     * no formatter changes it.
     */
    CONTENT,

    /** The text, but for line ends, the mark and what is above. */
    EXACT,

    /**
     * For stubs written by hand: which names there are and what they are, and the names, kinds and order of parameters,
     * and which of them have defaults. Types and documentation do not count.
     */
    SIGNATURES
}
