// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Optional;

/**
 * What one build of an extension module is for. Builds of one module for several targets may describe it differently.
 *
 * @param platform the platform
 * @param pythonTag the Pythons that load the module, by the Python and ABI tags of a wheel's name, such as
 *     {@code cp312-cp312} and {@code cp39-abi3}; empty where no file name tells them
 */
public record Target(Platform platform, Optional<String> pythonTag) {

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof Target target && platform.equals(target.platform) && pythonTag.equals(target.pythonTag);
    }

    @Override
    public int hashCode() {
        return 31 * platform.hashCode() + pythonTag.hashCode();
    }

    /** The target in words: {@code linux-x86_64 (cp312-cp312)}. */
    public String shown() {
        return platform.classifier() + pythonTag.map(" (%s)"::formatted).orElse("");
    }
}
