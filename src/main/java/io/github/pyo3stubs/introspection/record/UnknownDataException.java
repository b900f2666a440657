// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

/**
 * Thrown for a record, or a part of one, whose kind is unknown; a newer PyO3 may have written it. The message names the
 * kind only.
 */
final class UnknownDataException extends ChunkFormatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the sort of thing that has the kind, such as {@code the expression type}
     * @param name the kind, as the record spells it
     */
    UnknownDataException(String what, String name) {
        super("%s '%s'".formatted(what, JsonFields.shown(name)));
    }
}
