// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.remedy.Message;

/**
 * A warning about a library.
 *
 * @param message the whole warning: the library, what is wrong, and what to do
 * @param topic what the warning is about. Warnings with the same topic say the same, as those of libraries for several
 *     platforms do that are built from the same sources
 */
public record Remark(Message message, String topic) {

    /** A warning about one library and no other. */
    static Remark ofLibrary(Message message) {
        return new Remark(message, message.toString());
    }
}
