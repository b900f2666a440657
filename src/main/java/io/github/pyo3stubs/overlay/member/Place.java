// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;

/**
 * A module or a class that both the library and an overlay have.
 *
 * @param library where names in the library's stub stand
 * @param overlay where names in the overlay stand
 */
public record Place(ClassScope library, ClassScope overlay) {

    /** A module itself. */
    public static final Place MODULE = new Place(ClassScope.MODULE, ClassScope.MODULE);

    /** The body of a class that both declare here. */
    public Place inside(ClassDefinition ofLibrary, ClassDefinition ofOverlay) {
        return new Place(library.inside(ofLibrary), overlay.inside(ofOverlay));
    }

    public boolean isModule() {
        return equals(MODULE);
    }

    /** A member by its path in the module, such as {@code Chat.ask}. */
    String path(String member) {
        return library.path().isEmpty() ? member : library.path() + "." + member;
    }
}
