package io.github.pyo3stubs.object;

/**
 * A name that an image gives to one of its addresses.
 *
 * @param name the name as the symbol table spells it
 * @param address the virtual address, unsigned; {@link Image#at} gives the bytes there, if they are in the file
 */
public record Symbol(String name, long address) {}
