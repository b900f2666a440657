// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import java.util.HashSet;
import java.util.Set;

/** Where an annotation stands. It decides about forms that are types in some places only, such as {@code ClassVar}. */
enum Place {
    ATTRIBUTE(AnnotationReader.OF_ATTRIBUTES),
    VARIADIC(AnnotationReader.OF_VARIADICS),
    OTHER(Set.of());

    private final Set<String> inModule;
    private final Set<String> inClass;

    Place(Set<String> particular) {
        inModule = particular;
        Set<String> all = new HashSet<>(particular);
        all.addAll(AnnotationReader.OF_CLASSES);
        inClass = Set.copyOf(all);
    }

    /** The forms of this kind that are types here, outside of classes. */
    Set<String> inModule() {
        return inModule;
    }

    /** The forms of this kind that are types here, in the body of a class. */
    Set<String> inClass() {
        return inClass;
    }
}
