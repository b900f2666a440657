// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.remedy.Message;
import java.util.Optional;

/**
 * A warning or a note about a library.
 *
 * @param message the whole text: the library, what is wrong or worth knowing, and what to do
 * @param topic what it is about. Remarks with the same topic say the same, as those of libraries for several
 *     platforms do that are built from the same sources
 * @param undecided the qualified name of a declaration that the stub lacks; once an overlay declares it, there is
 *     nothing to remark. Empty for other remarks
 */
public record Remark(Message message, String topic, Optional<String> undecided) {

    Remark(Message message, String topic) {
        this(message, topic, Optional.empty());
    }

    /** A warning about one library and no other. */
    static Remark ofLibrary(Message message) {
        return new Remark(message, message.toString());
    }
}
