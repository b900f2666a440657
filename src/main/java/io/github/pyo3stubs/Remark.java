// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.remedy.Message;

/**
 * A warning or a note about a library.
 *
 * @param message the whole text: the library, what is wrong or worth knowing, and what to do
 * @param topic what it is about. Remarks with the same topic say the same, as those of libraries for several
 *     platforms do that are built from the same sources
 */
public record Remark(Message message, String topic) {

    /** A warning about one library and no other. */
    static Remark ofLibrary(Message message) {
        return new Remark(message, message.toString());
    }
}
