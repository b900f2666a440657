// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

/** What an update does with files without the mark that are in the place of a stub. By default they are someone's own. */
public enum Unmarked {
    /** They stay as they are. If one of them is stale, the update is refused. */
    KEPT,
    /** They are replaced if they are stale or lack what older generators did not write. */
    REPLACED
}
