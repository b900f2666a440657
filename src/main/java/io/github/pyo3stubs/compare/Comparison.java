package io.github.pyo3stubs.compare;

/** What counts when a committed stub is compared with the library. */
public enum Comparison {
    /**
     * What the stub says. These do not count: formatting, quotes, the spelling of numbers, comments, the order of
     * declarations with different names, imports and aliases, quotes around annotations, the order of the members of a
     * union and of the values of a {@code Literal}, and from which module, by which of its names, a type is taken.
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
