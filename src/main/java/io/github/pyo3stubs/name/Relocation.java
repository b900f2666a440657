// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

/**
 * A wish that the stub of a module, with those of its submodules, stands under another name: that of the Python module
 * that users import.
 *
 * @param from the module's full dotted name, as the library has it
 * @param to the new one
 * @param keep whether a stub under the old name re-exports everything
 */
public record Relocation(String from, String to, boolean keep) {}
