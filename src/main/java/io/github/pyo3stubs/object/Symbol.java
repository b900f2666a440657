// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

/**
 * A named address of an image.
 *
 * @param name the name as the symbol table spells it
 * @param address the virtual address, unsigned; {@link Image#at} returns the bytes there, if they are in the file
 */
public record Symbol(String name, long address) {}
