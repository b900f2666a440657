package io.github.pyo3stubs.syntax.parse;

import java.util.Optional;

/** A module's full dotted name, and whether it is a package, so that relative imports start inside it. */
record ModuleName(String name, boolean isPackage) {

    /**
     * The module that a relative path means here; nothing if the path leads out of the topmost package.
     *
     * @param path what stands behind the dots; may be empty
     */
    Optional<String> relative(int dots, String path) {
        String base = name;
        for (int up = isPackage ? 1 : 0; up < dots; up++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            base = base.substring(0, dot);
        }
        return Optional.of(path.isEmpty() ? base : base + "." + path);
    }
}
