// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.platform.Target;

/**
 * A declaration that two builds declare differently, though no condition of a stub tells these builds apart.
 *
 * @param declaration its qualified name
 */
public record MergeConflict(String declaration, Target one, Target other) {}
