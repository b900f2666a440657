// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

/**
 * The names by which a text calls the two stubs that were compared. They are used as the subject and the object of a
 * sentence, as in <em>the stub says …</em> and <em>is not in the library</em>.
 *
 * @param before name of the stub before, which the text is about: what it lacks <em>is missing</em>
 * @param after name of the stub after, with which the first one is compared
 */
public record Sides(String before, String after) {}
