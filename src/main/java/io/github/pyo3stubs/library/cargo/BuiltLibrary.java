// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A library in cargo's target directory.
 *
 * @param path the file
 * @param triple the target that its directory names; empty for what was built without naming one
 * @param profile the name of the directory it lies in, such as {@code debug}
 * @param modified when it was built
 */
public record BuiltLibrary(Path path, Optional<String> triple, String profile, FileTime modified) {

    /** The profile as {@code --profile} takes it. */
    public String profileName() {
        return profile.equals("debug") ? "dev" : profile;
    }
}
