package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.platform.Platform;
import java.util.Optional;

/**
 * A library in cargo's target directory that may be read.
 *
 * @param library the library
 * @param platform what it counts as in the choice among several
 * @param told what the whole file was built for, where its directory or its header says so
 */
public record Candidate(BuiltLibrary library, Platform platform, Optional<Platform> told) {

    /** A library built without naming a target is for the target of its platform. */
    public boolean isFor(String target) {
        return library.triple()
                .map(target::equals)
                .orElseGet(
                        () -> Platform.ofTriple(target).filter(platform::equals).isPresent());
    }
}
