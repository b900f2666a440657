// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.remedy.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading one library.
 *
 * @param extensions the extension modules found; one for each image of the file that describes the module, and each
 *     platform that the image is for
 * @param absence why there is none, and what to do; empty when there are extensions
 * @param remarks what was skipped or looks wrong, each naming the file and the symbol, and ending in a remedy where
 *     there is one
 * @param notes what is worth knowing and no problem, in words as the remarks
 * @param unknownData what a newer PyO3 than this version knows may have written, and was left out; sentences like the
 *     remarks
 * @param bytesRead how many bytes of the library were read; all of them where it had to be unpacked from a wheel
 */
public record Reading(
        List<Extension> extensions,
        Optional<Message> absence,
        List<Remark> remarks,
        List<Remark> notes,
        List<Message> unknownData,
        long bytesRead) {
    public Reading {
        extensions = List.copyOf(extensions);
        remarks = List.copyOf(remarks);
        notes = List.copyOf(notes);
        unknownData = List.copyOf(unknownData);
    }

    /** The stubs of the extension modules, in the same order. */
    public List<ExtensionStubs> stubs() {
        List<ExtensionStubs> stubs = new ArrayList<>(extensions.size());
        for (Extension extension : extensions) {
            stubs.add(ExtensionStubs.of(extension));
        }
        return stubs;
    }
}
