package io.github.pyo3stubs.stub;

/**
 * An error that a type checker reports of a member of a class.
 *
 * @param declaration which of the member's declarations it reports it of
 * @param atDecorator whether at the line of the first decorator, and not of the declaration itself
 * @param code what the checker calls it
 */
record Report(int declaration, boolean atDecorator, String code) {}
