// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.platform.Platform;
import java.util.Optional;

/**
 * A library in cargo's target directory that may be read.
 *
 * @param library the library
 * @param platform what it counts as in the choice among several; empty where only a target of the user's own tells
 * @param told what the whole file was built for, where its directory or its header says so
 */
public record Candidate(BuiltLibrary library, Optional<Platform> platform, Optional<Platform> told) {

    /** The name of its platform, or else of its target. Of the libraries that share the name, one is read. */
    public String builtFor() {
        return platform.map(Platform::classifier).or(library::triple).orElseThrow();
    }

    /** Whether it is for a target. A library built without naming a target is for every target of its platform. */
    public boolean isFor(String target) {
        return library.triple()
                .map(target::equals)
                .orElseGet(
                        () -> platform.isPresent() && Platform.ofTriple(target).equals(platform));
    }
}
