// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;

/**
 * What an update does with files without the mark that are in the place of a stub. By default they are someone's own.
 */
public enum Unmarked {
    /** They stay as they are. If one of them is stale, the update is refused. */
    KEPT,
    /** They are replaced if they are stale or lack what older generators did not write. */
    REPLACED;

    /** What an update that is proposed to the user does. */
    public static Unmarked of(UpdateStubs update) {
        return update.overwrite() ? REPLACED : KEPT;
    }

    /** The update that does so, as a proposal to the user. */
    public UpdateStubs update() {
        return new UpdateStubs(this == REPLACED);
    }
}
