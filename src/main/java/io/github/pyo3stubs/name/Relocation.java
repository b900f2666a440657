// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

/**
 * A new name for the stubs of a module and its submodules: that of the Python module that users import.
 *
 * @param from the module's full dotted name, as the library has it
 * @param to the new one
 * @param keep whether a stub under the old name re-exports everything
 */
public record Relocation(String from, String to, boolean keep) {}
