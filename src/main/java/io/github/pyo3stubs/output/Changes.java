// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a directory that were written, left unchanged or removed. All paths are relative to the directory.
 *
 * @param written files that are new or have new bytes
 * @param unchanged files that already had the right bytes and were not touched
 * @param removed files of earlier runs that were removed
 */
public record Changes(List<Path> written, List<Path> unchanged, List<Path> removed) {
    public Changes {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
    }
}
