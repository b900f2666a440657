package io.github.pyo3stubs.introspection.record;

/**
 * A record, or a part of one, is of a kind that this version does not know, as a newer PyO3 may write it. The message
 * names the kind and nothing else.
 */
final class UnknownDataException extends ChunkFormatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what of what sort it is, such as {@code the expression type}
     * @param name what the record calls it
     */
    UnknownDataException(String what, String name) {
        super("%s '%s'".formatted(what, JsonFields.shown(name)));
    }
}
