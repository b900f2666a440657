// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

/**
 * An error that a type checker reports of a member of a class.
 *
 * @param declaration the index of the declaration among the member's
 * @param atDecorator whether the error is at the line of the first decorator, and not at the declaration itself
 * @param code the checker's name for this kind of error
 */
record Report(int declaration, boolean atDecorator, String code) {}
